import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canEndRole, type RoleTerm } from '#app/domain/role-term.ts'

const today = '2026-03-10'
const term = (id: string, role: string, untilOn: string | null = null): RoleTerm => ({
  id,
  person: `person ${id}`,
  role,
  fromOn: '2025-01-01',
  untilOn,
})

describe('the last day of a role', () => {
  test('may be yesterday, so that it ends at once, or later; not before that', () => {
    const reviewer = term('a', 'reviewer')
    for (const day of ['2026-03-09', '2026-03-10', '2027-12-31', null])
      expect(canEndRole(reviewer, day, [reviewer], today).ok, String(day)).toBe(true)
    expect(canEndRole(reviewer, '2026-03-08', [reviewer], today)).toMatchObject({
      reason: { code: 'term-in-past' },
    })
  })

  test('a fund keeps an administrator who has none', () => {
    const terms = fc.array(
      fc.record({
        id: fc.uuid(),
        person: fc.constantFrom('p', 'q', 'r'),
        role: fc.constantFrom('administrator', 'manager'),
        fromOn: fc.constant('2025-01-01'),
        untilOn: fc.constantFrom(null, '2026-12-31'),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(terms, fc.nat(5), (all, which) => {
        const one = all[which % all.length] as RoleTerm
        if (one.role !== 'administrator') return
        const verdict = canEndRole(one, '2026-06-30', all, today)
        const others = all.filter(
          ({ role, person, untilOn }) =>
            role === 'administrator' && person !== one.person && untilOn === null,
        )
        expect(verdict.ok).toBe(others.length > 0)
      }),
    )
  })
})
