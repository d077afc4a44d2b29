import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphaInterval, krippendorffAlpha, type Level, levels, type Unit } from '#app/domain/panel/alpha.ts'
import { published, unitsOf } from './published.ts'

const alpha = (units: readonly Unit[], level: Level) => krippendorffAlpha(units, level).value

describe('Krippendorff’s alpha, as published', () => {
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('four observers and twelve units with holes, %s: %s', (level, value) => {
    expect(alpha(unitsOf(published.fourObservers), level)).toBeCloseTo(value, 3)
  })

  test('two observers with two values: .095', () => {
    for (const level of levels)
      if (level !== 'ratio') expect(alpha(unitsOf(published.twoValues), level)).toBeCloseTo(0.095, 3)
  })

  test('three coders, nominal .691 and interval .811', () => {
    expect(alpha(unitsOf(published.threeCoders), 'nominal')).toBeCloseTo(0.691, 3)
    expect(alpha(unitsOf(published.threeCoders), 'interval')).toBeCloseTo(0.811, 3)
  })
})

const unit = fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 6 }), {
  minLength: 2,
  maxLength: 5,
})
const units = fc.array(unit, { minLength: 1, maxLength: 12 })
const level = fc.constantFrom(...levels)

describe('alpha', () => {
  test('is the same in any order of units and of observers', () => {
    fc.assert(
      fc.property(units, level, fc.infiniteStream(fc.nat()), (all, how, chance) => {
        const turned = shuffled(all, chance).map((one) => shuffled(one, chance))
        const [one, other] = [krippendorffAlpha(all, how), krippendorffAlpha(turned, how)]
        expect(one.reason).toBe(other.reason)
        if (one.value !== null) expect(other.value).toBeCloseTo(one.value, 10)
      }),
    )
  })

  test('is 1 when all agree on things that differ, and never more', () => {
    fc.assert(
      fc.property(units, level, (all, how) => {
        const agreed = all.map((one) =>
          one.map((value) => (value === null ? null : (one.find(Boolean) ?? null))),
        )
        const { value } = krippendorffAlpha(agreed, how)
        if (value !== null) expect(value).toBeCloseTo(1, 12)
        expect(krippendorffAlpha(all, how).value ?? 0).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('does not see observers who gave nothing, nor what one observer saw alone', () => {
    fc.assert(
      fc.property(units, level, fc.integer({ min: 1, max: 5 }), (all, how, alone) => {
        const more = [...all.map((one) => [...one, null]), [null, alone, null]]
        expect(krippendorffAlpha(more, how)).toEqual(krippendorffAlpha(all, how))
      }),
    )
  })

  test('ordinal and nominal look at order and names only; interval not at where the scale begins', () => {
    fc.assert(
      fc.property(units, (all) => {
        const through = (change: (value: number) => number) =>
          all.map((one) => one.map((value) => (value === null ? null : change(value))))
        for (const how of ['nominal', 'ordinal'] as const)
          expect(
            krippendorffAlpha(
              through((value) => value ** 3),
              how,
            ),
          ).toEqual(krippendorffAlpha(all, how))
        const { value, reason } = krippendorffAlpha(all, 'interval')
        const moved = krippendorffAlpha(
          through((one) => 10 * one - 3),
          'interval',
        )
        expect(moved.reason).toBe(reason)
        if (value !== null) expect(moved.value).toBeCloseTo(value, 9)
      }),
    )
  })

  test('says that it has no number where all numbers are equal, and where nothing is compared', () => {
    expect(
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3, 3],
        ],
        'ordinal',
      ),
    ).toEqual({ value: null, reason: 'no-variance' })
    expect(krippendorffAlpha([[3, null], [4]], 'ordinal')).toEqual({ value: null, reason: 'too-few-reviews' })
    expect(krippendorffAlpha([], 'nominal')).toEqual({ value: null, reason: 'too-few-reviews' })
  })
})

describe('its interval', () => {
  const four = unitsOf(published.fourObservers)

  test('is the same for the same seed, and lies round alpha', () => {
    const one = alphaInterval(four, 'ordinal', 'seed')
    expect(alphaInterval(four, 'ordinal', 'seed')).toEqual(one)
    expect(alphaInterval(four, 'ordinal', 'another')).not.toEqual(one)
    expect(one?.low).toBeLessThan(0.815)
    expect(one?.high).toBeGreaterThan(0.815)
  })

  test('holds 80 % of the repeats: it is a point when all units say the same, and absent without units', () => {
    expect(
      alphaInterval(
        [
          [1, 1],
          [5, 5],
        ],
        'interval',
        'seed',
      ),
    ).toEqual({ low: 1, high: 1 })
    expect(alphaInterval([[3, 3]], 'interval', 'seed')).toBeNull()
    expect(alphaInterval([], 'interval', 'seed')).toBeNull()
  })
})

function shuffled<Item>(items: readonly Item[], chance: Iterator<number>): Item[] {
  return items
    .map((item) => ({ item, at: chance.next().value as number }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
