import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  approximate,
  ceiling,
  compare,
  decimal,
  divide,
  floor,
  fraction,
  least,
  most,
  multiply,
  rounded,
  subtract,
  sum,
  written,
} from '#app/domain/fraction.ts'

const fractions = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([numerator, denominator]) => fraction(numerator, denominator))

describe('an exact number', () => {
  test('is reduced, with a positive denominator', () => {
    expect(fraction(6, -8)).toEqual({ numerator: -3n, denominator: 4n })
    expect(fraction(0, 5)).toEqual({ numerator: 0n, denominator: 1n })
    expect(() => fraction(1, 0)).toThrow(RangeError)
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError)
  })

  test('reads a decimal as it is written', () => {
    expect(written(decimal(7.2))).toBe('36/5')
    expect(written(decimal(-0.5))).toBe('-1/2')
    expect(written(decimal(1e21))).toBe('1000000000000000000000')
    expect(written(decimal(1.5e-7))).toBe('3/20000000')
    expect(() => decimal(Number.NaN)).toThrow(RangeError)
    expect(() => decimal(Number.POSITIVE_INFINITY)).toThrow(RangeError)
  })

  test('rounds a half up, once', () => {
    expect(rounded(fraction(25, 2))).toBe(13)
    expect(rounded(fraction(-25, 2))).toBe(-12)
    expect(rounded(fraction(25, 2), 1)).toBe(12.5)
    expect(rounded(decimal(1.005), 2)).toBe(1.01)
    expect(rounded(sum([fraction(25, 2), fraction(25, 2)]))).toBe(25)
  })

  test('knows its neighbours among the whole numbers', () => {
    expect([floor(fraction(-7, 2)), ceiling(fraction(-7, 2))]).toEqual([-4n, -3n])
    expect([floor(fraction(7, 2)), ceiling(fraction(7, 2))]).toEqual([3n, 4n])
    expect([floor(fraction(4)), ceiling(fraction(4))]).toEqual([4n, 4n])
  })

  test('follows the laws of arithmetic', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a))
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)))
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)))
        expect(subtract(add(a, b), b)).toEqual(a)
        if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a)
      }),
    )
  })

  test('orders as its approximation does, and exactly where that cannot', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(compare(a, b)).toBe(-compare(b, a) + 0)
        if (compare(a, b) < 0) expect(approximate(a)).toBeLessThanOrEqual(approximate(b))
        expect(compare(least(a, b), most(a, b))).toBeLessThanOrEqual(0)
      }),
    )
    expect(compare(fraction(10n ** 30n + 1n, 10n ** 30n), fraction(1))).toBe(1)
  })

  test('a decimal keeps its value', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true, min: -1e15, max: 1e15 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-200)
        expect(Math.abs(approximate(decimal(value)) - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -52)
      }),
    )
  })

  test('approximates what is too large for a number above and below', () => {
    expect(approximate(fraction(3n * 10n ** 400n, 2n * 10n ** 400n + 1n))).toBeCloseTo(1.5, 12)
  })
})
