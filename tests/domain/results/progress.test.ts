import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neededFor, progressBp, shownProgress } from '#app/domain/results/progress.ts'
import vectors from '#tests/examples/vectors.json' with { type: 'json' }

describe('progress', () => {
  test.each([
    [12, 40, 12, 'up', 0],
    [12, 40, 29, 'up', 6071],
    [12, 40, 40, 'up', 10_000],
    [12, 40, 54, 'up', 15_000],
    [12, 40, 5, 'up', -2500],
    [20, 0, 11, 'down', 4500],
    [20, 0, 10, 'down', 5000],
    [20, 0, 25, 'down', -2500],
    [0, 3, 1, 'up', 3333],
  ] as const)('from %d to %d at %d, %s is better: %d', (baseline, target, actual, direction, progress) => {
    expect(progressBp(baseline, target, actual, direction)).toBe(progress)
  })

  test('of a range the cautious end counts', () => {
    const actual = { value: 2, valueMax: 4 }
    expect(progressBp(0, 4, actual, 'up')).toBe(5000)
    expect(progressBp(8, 4, actual, 'down')).toBe(10_000)
    expect(progressBp(8, 0, actual, 'down')).toBe(5000)
    expect(progressBp({ value: 0, valueMax: 2 }, 4, 3, 'up')).toBe(5000)
    expect(progressBp(0, { value: 4, valueMax: 8 }, 4, 'up')).toBe(5000)
  })

  test('what is not known gives no progress, and nought is known', () => {
    expect(progressBp(null, 40, 29, 'up')).toBeNull()
    expect(progressBp(12, null, 29, 'up')).toBeNull()
    expect(progressBp(12, 40, null, 'up')).toBeNull()
    expect(progressBp(0, 40, 0, 'up')).toBe(0)
  })

  test('a target that asks to keep what there is, is kept or not', () => {
    expect(progressBp(0, 0, 0, 'down')).toBe(10_000)
    expect(progressBp(0, 0, 1, 'down')).toBe(0)
    expect(progressBp(10, 10, 12, 'up')).toBe(10_000)
    expect(progressBp(10, 8, 9, 'up')).toBe(10_000)
  })

  test('a percentage is compared by its fraction', () => {
    const share = (value: number, denominator: number) => ({ value, denominator })
    expect(progressBp(share(10, 40), share(30, 40), share(25, 50), 'up', 'percentage')).toBe(5000)
    expect(progressBp(10, share(30, 40), share(25, 50), 'up', 'percentage')).toBeNull()
  })
})

describe('what is needed', () => {
  const facts = vectors.release.cases[2]?.facts.indicators.i1
  const { decreasing } = vectors.release

  test('reproduces the worked examples', () => {
    const up = { baseline: facts?.baseline ?? null, target: facts?.target ?? null, direction: 'up' as const }
    expect(neededFor(6000, up)).toBe(29)
    expect(progressBp(up.baseline, up.target, 28, 'up')).toBeLessThan(6000)
    const { baseline, target, actual } = decreasing.facts
    expect(neededFor(decreasing.condition.shareBp, { baseline, target, direction: 'down' })).toBe(
      decreasing.need,
    )
    expect((progressBp(baseline, target, actual, 'down') ?? 0) >= decreasing.condition.shareBp).toBe(
      decreasing.met,
    )
    expect((progressBp(baseline, target, 10, 'down') ?? 0) >= decreasing.condition.shareBp).toBe(
      decreasing.at10,
    )
  })

  test('is not known without a baseline or a target', () => {
    expect(neededFor(5000, { baseline: null, target: 4, direction: 'up' })).toBeNull()
    expect(neededFor(5000, { baseline: 4, target: null, direction: 'up' })).toBeNull()
  })

  test('may have decimals, for a rate', () => {
    expect(neededFor(5000, { baseline: 0, target: 2.5, direction: 'up' }, 1)).toBe(1.3)
    expect(neededFor(5000, { baseline: 2.5, target: 0, direction: 'down' }, 1)).toBe(1.2)
  })

  const number = fc.integer({ min: 0, max: 60 })
  const amount = fc.oneof(
    number,
    fc.tuple(number, number).map(([value, more]) => ({ value, valueMax: value + more })),
  )
  const direction = fc.constantFrom('up' as const, 'down' as const)

  test('a figure has a share of the way exactly when it is what is needed, or better', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        number,
        direction,
        fc.integer({ min: 1, max: 10_000 }),
        (baseline, target, actual, way, shareBp) => {
          const need = neededFor(shareBp, { baseline, target, direction: way }) as number
          const enough = way === 'up' ? actual >= need : actual <= need
          expect((progressBp(baseline, target, actual, way) as number) >= shareBp).toBe(enough)
        },
      ),
    )
  })

  test('turning the numbers round turns the direction round', () => {
    fc.assert(
      fc.property(number, number, number, (baseline, target, actual) => {
        expect(progressBp(100 - baseline, 100 - target, 100 - actual, 'down')).toBe(
          progressBp(baseline, target, actual, 'up'),
        )
      }),
    )
  })
})

describe('progress as it is read', () => {
  test('is rounded once, half up, to tenths, and never reads as reached before it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), (bp) => {
        const shown = shownProgress(bp)
        expect(shown % 10).toBe(shown < 0 ? -0 : 0)
        expect(Math.abs(shown - bp)).toBeLessThanOrEqual(bp < 10_000 && bp >= 9_995 ? 14 : 5)
        expect(shown >= 10_000).toBe(bp >= 10_000)
      }),
    )
    expect([7142, 10_666, 6071, 9999].map(shownProgress)).toEqual([7140, 10_670, 6070, 9990])
  })
})
