import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { burdenOf, fewestPlans, idleMinutes, secondsWritten } from '#app/domain/near/burden.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 10, 9, 0) + minutes * 60_000)

describe('how long writing took', () => {
  test('counts what lies between saves, and not the coffee', () => {
    expect(secondsWritten([at(0), at(4), at(9), at(60), at(61)])).toBe(10 * 60)
    expect(secondsWritten([at(5)])).toBe(0)
    expect(secondsWritten([])).toBe(0)
  })

  test('is never negative, never more than the whole span, and does not mind the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 40 }),
        (minutes) => {
          const saves = minutes.map(at)
          const took = secondsWritten(saves)
          expect(took).toBeGreaterThanOrEqual(0)
          expect(took).toBeLessThanOrEqual((Math.max(...minutes) - Math.min(...minutes)) * 60)
          expect(secondsWritten(saves.toReversed())).toBe(took)
          expect(took).toBeLessThanOrEqual((minutes.length - 1) * idleMinutes * 60)
        },
      ),
    )
  })
})

describe('the burden of a form', () => {
  test('is told of five plans or more, and lies within what they took', () => {
    expect(burdenOf([60, 60, 60, 60])).toBeNull()
    expect(burdenOf([60, 120, 180, 240, 300])).toEqual({ plans: 5, median: 3, from: 2, to: 4 })
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: fewestPlans, maxLength: 60 }), (seconds) => {
        const burden = burdenOf(seconds)
        expect(burden?.plans).toBe(seconds.length)
        expect(burden && burden.from <= burden.median && burden.median <= burden.to).toBe(true)
        expect((burden?.to ?? 0) * 60).toBeLessThanOrEqual(Math.max(...seconds) + 30)
      }),
    )
  })
})
