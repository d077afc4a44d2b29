import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { type OpenSum, outstandingOf } from '#app/domain/grant/outstanding.ts'
import { trancheStates } from '#app/domain/grant/tranche.ts'
import { cents, sumCents } from '#app/domain/money.ts'

const today = '2026-03-05'
const sum = (plannedOn: string, state: OpenSum['state'], amount: number): OpenSum => ({
  plannedOn,
  state,
  cents: cents(amount),
})
const sums = [
  sum('2026-02-01', 'waiting', 9_500_00),
  sum('2026-02-20', 'held', 1_000_00),
  sum('2026-02-25', 'prepared', 500_00),
  sum('2026-03-05', 'waiting', 200_00),
  sum('2026-04-01', 'ready', 6_250_00),
  sum('2026-04-10', 'planned', 4_000_00),
  sum('2026-02-02', 'cancelled', 77_00),
]

describe('what has to be paid, and what is stuck', () => {
  test('is today what misses nothing, and what is past its day and misses something', () => {
    expect(outstandingOf(sums, today, today)).toEqual({ due: 6_750_00, stuck: 10_500_00 })
  })

  test('adds on a day to come what is planned until then', () => {
    expect(outstandingOf(sums, '2026-04-09', today)).toEqual({ due: 6_950_00, stuck: 10_500_00 })
    expect(outstandingOf(sums, '2026-04-10', today)).toEqual({ due: 10_950_00, stuck: 10_500_00 })
  })

  test('knows of a day gone by what was planned by then', () => {
    expect(outstandingOf(sums, '2026-02-20', today)).toEqual({ due: 10_500_00, stuck: null })
  })

  test('is at the end of the plan everything that is open, and never less on a later day', () => {
    const open = fc.record({
      plannedOn: fc.integer({ min: -90, max: 90 }).map((away) => addDays(today, away)),
      state: fc.constantFrom(...trancheStates.filter((state) => state !== 'paid')),
      cents: fc.integer({ min: 1, max: 1e7 }).map(cents),
    })
    fc.assert(
      fc.property(fc.array(open), fc.nat({ max: 90 }), (all, away) => {
        const whole = sumCents(all.filter(({ state }) => state !== 'cancelled').map((one) => one.cents))
        const end = outstandingOf(all, addDays(today, 91), today)
        expect(end.due + (end.stuck ?? 0)).toBe(whole)
        const some = outstandingOf(all, addDays(today, away), today)
        expect(some.due).toBeLessThanOrEqual(end.due)
        expect(some.due).toBeGreaterThanOrEqual(outstandingOf(all, today, today).due)
      }),
    )
  })
})
