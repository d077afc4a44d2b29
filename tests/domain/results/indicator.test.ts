import { describe, expect, test } from 'vitest'
import {
  countsPeople,
  indicatorTypes,
  isSummed,
  mayOverlap,
  rowReading,
  valueSchema,
} from '#app/domain/results/indicator.ts'

const fits = (type: (typeof indicatorTypes)[number], value: object) =>
  valueSchema(type).safeParse({ qualifier: 'exact', ...value }).success

describe('the types', () => {
  test('are added in one way only', () => {
    expect(indicatorTypes.filter(isSummed)).toEqual(['count', 'contacts', 'money'])
    expect(indicatorTypes.filter(mayOverlap)).toEqual(['unique-people', 'unique-households', 'reach'])
    expect(indicatorTypes.filter((type) => isSummed(type) && mayOverlap(type))).toEqual([])
    expect(indicatorTypes.filter(countsPeople)).toEqual(['unique-people', 'unique-households', 'reach'])
  })

  test('say what a row of measurements is, of which those of one grant are never added', () => {
    const read = (reading: ReturnType<typeof rowReading>) =>
      indicatorTypes.filter((type) => rowReading(type) === reading)
    expect(read('running-total')).toEqual(indicatorTypes.filter((type) => isSummed(type) || mayOverlap(type)))
    expect(read('share')).toEqual(['percentage'])
    expect(read('state')).toEqual(['rate', 'score', 'yes-no'])
  })
})

describe('a figure', () => {
  test('is whole, except for rates and scores', () => {
    expect(fits('count', { value: 4 })).toBe(true)
    expect(fits('count', { value: 4.5 })).toBe(false)
    expect(fits('rate', { value: 2.5 })).toBe(true)
    expect(fits('count', { value: -1 })).toBe(false)
    expect(fits('count', { value: 1, qualifier: 'precies' })).toBe(false)
  })

  test('may be a range that runs forwards', () => {
    expect(fits('rate', { value: 2, valueMax: 4 })).toBe(true)
    expect(fits('rate', { value: 4, valueMax: 2 })).toBe(false)
    expect(fits('rate', { value: 2, valueMax: null })).toBe(true)
  })

  test('has what its type needs', () => {
    expect(fits('percentage', { value: 11, denominator: 38 })).toBe(true)
    expect(fits('percentage', { value: 11 })).toBe(false)
    expect(fits('percentage', { value: 39, denominator: 38 })).toBe(false)
    expect(fits('percentage', { value: 0, denominator: 0 })).toBe(false)
    expect(fits('yes-no', { value: 1 })).toBe(true)
    expect(fits('yes-no', { value: 2 })).toBe(false)
    expect(fits('score', { value: 7.2, n: 10, scale: { from: 1, to: 10 } })).toBe(true)
    expect(fits('score', { value: 7.2 })).toBe(false)
    expect(fits('score', { value: 12, n: 10, scale: { from: 1, to: 10 } })).toBe(false)
  })
})
