import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { canAskReset, canConfirmReset, daysToConfirmReset } from '#app/domain/factor-reset.ts'

const people = ['jelle', 'tjitske', 'sipke'] as const
const askedOn = '2026-03-10'

test('whatever happens, three people take part: who asks, who confirms, who gets it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...people),
      fc.constantFrom(...people),
      fc.constantFrom(...people),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      (person, asker, confirmer, days, ended) => {
        const asked = canAskReset(asker, { id: person, roles: ['manager'], locked: true }, [], askedOn)
        const reset = { person, askedBy: asker, askedOn, ended }
        const confirmed = canConfirmReset(confirmer, reset, addDays(askedOn, days))
        if (asked.ok && confirmed.ok) {
          expect(new Set([person, asker, confirmer]).size).toBe(3)
          expect(days <= daysToConfirmReset && !ended).toBe(true)
        }
      },
    ),
  )
})

test('is asked once at a time, and only for who has a lock and a role', () => {
  const ask = (roles: ('manager' | 'reviewer')[], locked: boolean, waits = false) => {
    const open = waits ? [{ person: 'sipke', askedBy: 'tjitske', askedOn, ended: false }] : []
    const verdict = canAskReset('jelle', { id: 'sipke', roles, locked }, open, askedOn)
    return verdict.ok ? 'ok' : verdict.reason.code
  }
  expect([
    ask(['reviewer'], true),
    ask([], true),
    ask(['manager'], false),
    ask(['manager'], true, true),
  ]).toEqual(['ok', 'reset-no-lock', 'reset-no-lock', 'reset-asked'])
})
