import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents, centsSchema, divideHalfUp, formatMoney, parseMoney, sumCents } from '#app/domain/money.ts'

const typable = fc.integer({ min: 0, max: 99_999_999_999_99 })

describe('cents', () => {
  test('only whole amounts that a number holds exactly', () => {
    expect(cents(125_050)).toBe(125_050)
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1]) {
      expect(() => cents(value)).toThrow(RangeError)
    }
  })

  test('nought has no sign', () => {
    expect(Object.is(cents(-0), 0)).toBe(true)
    expect(Object.is(sumCents([-0]), 0)).toBe(true)
  })

  test('a sum is exact or refused', () => {
    expect(sumCents([])).toBe(0)
    expect(sumCents([10, -3, 5])).toBe(12)
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
    expect(() => sumCents([Number.MAX_SAFE_INTEGER, 2, -3])).toThrow(RangeError)
    expect(() => sumCents([0.1, 0.9])).toThrow(RangeError)
  })

  test('the schema takes what is stored and nothing else', () => {
    expect(centsSchema.parse(1250)).toBe(1250)
    for (const value of [12.5, '1250', null, 2 ** 53])
      expect(centsSchema.safeParse(value).success).toBe(false)
  })
})

describe('dividing and rounding half up', () => {
  test.each([
    [5, 2, 3],
    [4, 3, 1],
    [-5, 2, -2],
    [-7, 2, -3],
    [1_000_000 * 8000, 10_000, 800_000],
    [Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER],
    [Number.MAX_SAFE_INTEGER, 2, 4_503_599_627_370_496],
  ])('%d by %d is %d', (dividend, divisor, quotient) => {
    expect(divideHalfUp(dividend, divisor)).toBe(quotient)
  })

  test('agrees with exact arithmetic for every safe integer', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        (dividend, divisor) => {
          const [a, b] = [BigInt(dividend), BigInt(divisor)]
          const doubled = 2n * a + b
          const floor = doubled / (2n * b) - (doubled % (2n * b) < 0n ? 1n : 0n)
          expect(BigInt(divideHalfUp(dividend, divisor))).toBe(floor)
        },
      ),
    )
  })

  test('refuses fractions and a divisor that is not positive', () => {
    expect(() => divideHalfUp(1, 0)).toThrow(RangeError)
    expect(() => divideHalfUp(1, -2)).toThrow(RangeError)
    expect(() => divideHalfUp(1.5, 2)).toThrow(RangeError)
  })
})

describe('reading an amount', () => {
  test.each([
    ['1250', 125_000],
    ['1.250', 125_000],
    ['1.250,50', 125_050],
    ['€ 1250,5', 125_050],
    ['1250.50', 125_050],
    ['1250.5', 125_050],
    [' €1.250,- ', 125_000],
    ['1250,--', 125_000],
    ['1250,=', 125_000],
    ['1 250 000,01', 125_000_001],
    ['1250 euro', 125_000],
    ['EUR 1250', 125_000],
    ['0', 0],
    ['007', 700],
    ['99999999999,99', 9_999_999_999_999],
  ])('%j', (typed, amount) => {
    expect(parseMoney(typed)).toBe(amount)
  })

  test.each([
    '',
    '€',
    'veel',
    '-5',
    '1,250',
    '1250,505',
    '1.25.0',
    '1.250 000',
    '12 50',
    '1eur2',
    '1€2',
    '1e3',
    '100000000000',
    '999.999.999.999.999.999',
    '1250,5,0',
    ',50',
  ])('%j is no amount', (typed) => {
    expect(parseMoney(typed)).toBeNull()
  })

  test('answers whole cents or null, whatever is typed', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789.,€ -\u00a0e') })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), digits), (typed) => {
        const amount = parseMoney(typed)
        expect(amount === null || (Number.isSafeInteger(amount) && amount >= 0)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('reads back what it shows', () => {
    fc.assert(
      fc.property(typable, fc.constantFrom('nl' as const, 'fy' as const), (amount, locale) => {
        expect(parseMoney(formatMoney(amount, locale))).toBe(amount)
      }),
    )
  })
})

describe('showing an amount', () => {
  test.each([
    [125_000, 'nl', '€\u00a01.250'],
    [125_050, 'nl', '€\u00a01.250,50'],
    [125_050, 'fy', '€\u00a01.250,50'],
    [125_050, 'en', '€\u00a01,250.50'],
    [-1, 'nl', '−€\u00a00,01'],
    [0, 'nl', '€\u00a00'],
  ] as const)('%d in %s', (amount, locale, shown) => {
    expect(formatMoney(amount, locale)).toBe(shown)
  })
})
