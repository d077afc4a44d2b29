import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actsFor, actsOnlyFor, canAppoint, type Holding } from '#app/domain/panel/stand-in.ts'

const own: Holding = { standsInFor: null }
const forSipke = (reason: 'away' | 'conflict'): Holding => ({ standsInFor: { usual: 'sipke', reason } })
const closedTo = (...people: string[]) => ({ has: (person: string) => people.includes(person) })
const place = (held: readonly Holding[], closed = closedTo()) => {
  const verdict = actsFor(held, closed.has)
  return verdict.ok ? verdict.usual : verdict.reason.code
}

describe('in whose place somebody acts', () => {
  test('in their own when the role is theirs, whomever else they stand in for', () => {
    expect(place([own])).toBeNull()
    expect(place([forSipke('conflict'), own])).toBeNull()
  })

  test('in that of who is away, on everything', () => {
    expect(place([forSipke('away')])).toBe('sipke')
  })

  test('in that of who stands too near, on that proposal alone', () => {
    expect(place([forSipke('conflict')], closedTo('sipke'))).toBe('sipke')
    expect(place([forSipke('conflict')], closedTo('somebody'))).toBe('stand-in-not-needed')
    expect(place([forSipke('conflict')])).toBe('stand-in-not-needed')
  })
})

test('of all proposals at once the same is said as of each', () => {
  const people = ['sipke', 'grietje', 'wim']
  const holding = fc.record({
    standsInFor: fc.option(
      fc.record({
        usual: fc.constantFrom(...people),
        reason: fc.constantFrom('away' as const, 'conflict' as const),
      }),
    ),
  })
  fc.assert(
    fc.property(fc.array(holding, { maxLength: 3 }), fc.subarray(people), (held, closed) => {
      const isClosed = (person: string) => closed.includes(person)
      const onlyFor = actsOnlyFor(held)
      expect(onlyFor === null || onlyFor.some(isClosed)).toBe(actsFor(held, isClosed).ok)
    }),
  )
})

describe('appointing', () => {
  const form = {
    usual: 'sipke',
    standIn: 'wim',
    fromOn: '2026-03-01',
    untilOn: '2026-03-31',
    holdsRole: false,
    taken: false,
    applies: false,
    holdsOtherSide: false,
  }
  const code = (change: Partial<typeof form>) => {
    const verdict = canAppoint({ ...form, ...change })
    return verdict.ok ? 'ok' : verdict.reason.code
  }

  test.each([
    ['ok', {}],
    ['ok', { untilOn: '2026-03-01' }],
    ['stand-in-oneself', { standIn: 'sipke' }],
    ['stand-in-days', { untilOn: '2026-02-28' }],
    ['stand-in-has-role', { holdsRole: true }],
    ['stand-in-taken', { taken: true }],
    ['stand-in-applies', { applies: true }],
    ['stand-in-other-side', { holdsOtherSide: true }],
  ] as const)('%s', (expected, change) => expect(code(change)).toBe(expected))
})
