import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '#app/domain/money.ts'
import type { Cell } from '#app/domain/past/cell.ts'
import { type CellType, fieldsOf, pastFields, pastKinds } from '#app/domain/past/fields.ts'
import { readFigure } from '#app/domain/past/figure.ts'
import { readCell } from '#app/domain/past/read-cell.ts'

const read = (type: CellType, cell: Cell, needed = true) =>
  readCell({ type, heads: [], ...(needed && { needed }) }, cell)
const value = (type: CellType, cell: Cell) => {
  const found = read(type, cell)
  return 'value' in found ? found.value : found.problem
}

describe('an amount', () => {
  test.each<[Cell, unknown]>([
    ['€ 1.250,50', 125_050],
    ['1250', 125_000],
    [1250.5, 125_050],
    [0.1 + 0.2, 30],
    ['1,250.50', 125_050],
    ['€ 2.500,-', 250_000],
    [-12, 'negative'],
    ['-12,00', 'negative'],
    ['(12,00)', 'negative'],
    ['0', 'zero'],
    [0, 'zero'],
    ['ca. 500', 'money'],
    [12.345, 'money'],
    ['', 'missing'],
    [null, 'missing'],
    [1e12, 'money'],
  ])('%j', (cell, expected) => expect(value('money', cell)).toBe(expected))

  test('that came back is less than nothing', () => {
    expect(value('signed-money', '-1.250,50')).toBe(-125_050)
    expect(value('signed-money', '€ -12')).toBe(-1_200)
    expect(value('signed-money', '12,00-')).toBe(-1_200)
    expect(value('signed-money', '12,-')).toBe(1_200)
    expect(value('signed-money', -12.5)).toBe(-1_250)
  })

  test('is read back as it is shown, and as a program keeps it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (cents) => {
        expect(value('money', formatMoney(cents))).toBe(cents)
        expect(value('money', cents / 100)).toBe(cents)
        expect(value('signed-money', -cents / 100)).toBe(-cents)
      }),
    )
  })
})

describe('a day', () => {
  test.each<[Cell, unknown]>([
    ['3-4-2023', '2023-04-03'],
    ['03/04/2023', '2023-04-03'],
    ['2023-04-03', '2023-04-03'],
    ['2023-04-03 00:00:00', '2023-04-03'],
    ['2023-04-03T12:30:00.000Z', '2023-04-03'],
    ['maandag 3 april 2023', '2023-04-03'],
    [{ day: '2023-04-03' }, '2023-04-03'],
    [45_019, '2023-04-03'],
    [45_019.75, '2023-04-03'],
    ['31-4-2023', 'noSuchDay'],
    ['4/13/2023', 'day'],
    ['3-4-23', 'day'],
    ['voorjaar', 'day'],
    [2023, 'day'],
    ['1-1-1800', 'day'],
  ])('%j', (cell, expected) => expect(value('day', cell)).toBe(expected))

  test('of a measurement may be a year, which is its last day', () => {
    expect(value('day-or-year', '2021')).toBe('2021-12-31')
    expect(value('day-or-year', 2021)).toBe('2021-12-31')
    expect(value('day-or-year', '3-4-2021')).toBe('2021-04-03')
    expect(value('day-or-year', '1899')).toBe('day')
  })
})

describe('a number of the trade register', () => {
  test.each<[Cell, unknown]>([
    ['01234567', '01234567'],
    [1_234_567, '01234567'],
    ['1234567', '01234567'],
    [41_002_345, '41002345'],
    ['KvK 41.00.23.45', '41002345'],
    [123_456, 'kvk'],
    ['123456789012', 'kvk'],
    ['111222333', 'usedForBsn'],
    [111_222_333, 'usedForBsn'],
  ])('%j', (cell, expected) => expect(value('kvk', cell)).toBe(expected))
})

describe('a figure', () => {
  const figure = (v: number, more: object = {}) => ({
    value: { value: v, valueMax: null, qualifier: 'exact', unit: null, ...more },
  })
  test.each<[Cell, unknown]>([
    [38, figure(38)],
    ['1.250', figure(1250)],
    ['12,5', figure(12.5)],
    ['ca. 40', figure(40, { qualifier: 'about' })],
    ['circa 40', figure(40, { qualifier: 'about' })],
    ['± 40', figure(40, { qualifier: 'about' })],
    ['Ongeveer 1.500 mensen', figure(1500, { qualifier: 'about', unit: 'mensen' })],
    ['ruim 3.600', figure(3600, { qualifier: 'more-than' })],
    ['> 40', figure(40, { qualifier: 'more-than' })],
    ['40+', figure(40, { qualifier: 'more-than' })],
    ['38-42', figure(38, { valueMax: 42 })],
    ['tussen 38 en 42', figure(38, { valueMax: 42 })],
    ['55 tot 61 huishoudens', figure(55, { valueMax: 61, unit: 'huishoudens' })],
    ['35 %', figure(35, { unit: '%' })],
    ['€ 1.250,50', figure(1250.5, { unit: '€' })],
    ['veel', { problem: 'figure' }],
    ['42-38', { problem: 'figure' }],
    ['< 5', { problem: 'figureLess' }],
    ['minder dan 5', { problem: 'figureLess' }],
    ['', { problem: 'missing' }],
  ])('%j', (cell, expected) => expect(readFigure(cell)).toEqual(expected))
})

test('whatever stands in a cell, it is read or told to be mended', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.double(),
    fc.constant(null),
    fc.stringMatching(/^[-€ \d.,/%<>~()a-z]{0,16}$/),
  )
  const fields = pastKinds.flatMap((kind) => fieldsOf(kind).map(([, field]) => field))
  fc.assert(
    fc.property(cell, fc.constantFrom(...fields), (one, field) => {
      const found = readCell(field, one)
      expect('value' in found || typeof found.problem === 'string').toBe(true)
      if (field.needed && 'value' in found) expect(found.value).not.toBeNull()
    }),
    { numRuns: 2000 },
  )
})

test('a text that is longer than its field is said to be', () => {
  const { most } = pastFields.grants.title
  expect(readCell(pastFields.grants.title, 'a'.repeat(most))).toEqual({ value: 'a'.repeat(most) })
  expect(readCell(pastFields.grants.title, 'a'.repeat(most + 1))).toEqual({ problem: 'tooLong' })
  expect(readCell(pastFields.grants.reference, 2019)).toEqual({ value: '2019' })
})
