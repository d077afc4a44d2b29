import { expect, test } from 'vitest'
import { formatWithUnit, unitBeside } from '#app/i18n/units.ts'

test('one of a unit is said as one, in a range its last number counts', () => {
  expect(formatWithUnit(1, 'locaties', 'nl')).toBe('1 locatie')
  expect(formatWithUnit(3, 'locaties', 'nl')).toBe('3 locaties')
  expect(unitBeside({ value: 1, valueMax: 2 }, 'gezinnen')).toBe('gezinnen')
  expect(unitBeside({ value: 1, valueMax: null }, 'gezinnen')).toBe('gezin')
  expect(unitBeside(1, 'soepkommen')).toBe('soepkommen')
})
