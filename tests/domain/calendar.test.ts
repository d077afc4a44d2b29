import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  amsterdamInstant,
  dayOf,
  daysBetween,
  isIsoDate,
  parseDay,
} from '#app/domain/calendar.ts'

const days = fc
  .date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const times = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)

describe('the clock in Amsterdam', () => {
  test.each([
    ['winter', '2026-01-01', '00:00', '2025-12-31T23:00:00.000Z'],
    ['summer', '2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
    ['the last minute before the spring change', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['a time that the spring change skips', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['the first minute after the spring change', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['before the hour that occurs twice', '2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['the first of the two', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['after the hour that occurs twice', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['a second before midnight', '2026-03-31', '23:59:59', '2026-03-31T21:59:59.000Z'],
  ])('%s', (_name, day, time, instant) => {
    expect(amsterdamInstant(day, time).toISOString()).toBe(instant)
  })

  test('a day has 23 hours in spring and 25 in autumn', () => {
    const hours = (day: string) =>
      (amsterdamInstant(addDays(day, 1)).getTime() - amsterdamInstant(day).getTime()) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24])
  })

  test('the day changes at midnight in Amsterdam, not in Greenwich', () => {
    expect(dayOf(new Date('2026-06-30T21:59:59Z'))).toBe('2026-06-30')
    expect(dayOf(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01')
    expect(dayOf(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01')
  })

  test('an instant of a day lies on that day', () => {
    fc.assert(fc.property(days, times, (day, time) => dayOf(amsterdamInstant(day, time)) === day))
  })

  test('a later time is never an earlier instant', () => {
    fc.assert(
      fc.property(days, times, times, (day, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one]
        return (
          amsterdamInstant(day, early).getTime() <= amsterdamInstant(day, late).getTime() ||
          skipped(day, early)
        )
      }),
    )
  })

  test('a day or time that does not exist is refused', () => {
    expect(() => amsterdamInstant('2026-02-30')).toThrow(RangeError)
    expect(() => amsterdamInstant('2026-02-03', '25:00')).toThrow(RangeError)
  })
})

describe('counting days', () => {
  test('days add and subtract across the change of the clock', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(addDays('2026-10-26', -2)).toBe('2026-10-24')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2)
  })

  test('adding and counting are each other’s inverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -9999, max: 9999 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(addDays(addDays(day, count), -count)).toBe(day)
      }),
    )
  })

  test('a month later keeps the day of the month, cut at the month’s end', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('0050-01-15', 12)).toBe('0051-01-15')
  })

  test('twelve months are a year, and the day never grows', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (day, count) => {
        const later = addMonths(day, count)
        expect(isIsoDate(later)).toBe(true)
        expect(Number(later.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)))
        expect(addMonths(day, 12).slice(0, 7)).toBe(`${Number(day.slice(0, 4)) + 1}${day.slice(4, 7)}`)
      }),
    )
  })

  test('what is no day is refused, not counted with', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => addMonths('', 1)).toThrow(RangeError)
    expect(() => daysBetween('2026-02-28', 'morgen')).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  })
})

describe('reading a typed day', () => {
  test.each([
    ['2026-03-31', '2026-03-31'],
    [' 31-3-2026 ', '2026-03-31'],
    ['31/03/2026', '2026-03-31'],
    ['31.3.2026', '2026-03-31'],
    ['31 maart 2026', '2026-03-31'],
    ['31 mrt. 2026', '2026-03-31'],
    ['1 Mei 2026', '2026-05-01'],
    ['1 maaie 2026', '2026-05-01'],
    ['1 may 2026', '2026-05-01'],
    ['1 jan 2026', '2026-01-01'],
    ['2 jannewaris 2026', '2026-01-02'],
    ['3 jun 2026', '2026-06-03'],
    ['3 jul 2026', '2026-07-03'],
    ['4 sept 2026', '2026-09-04'],
    ['5 okt 2026', '2026-10-05'],
    ['5 oct 2026', '2026-10-05'],
    ['6 desimber 2026', '2026-12-06'],
  ])('%s', (typed, day) => {
    expect(parseDay(typed)).toBe(day)
  })

  test.each([
    '',
    '31-2-2026',
    '2026-13-01',
    '00-01-2026',
    '31-3-26',
    'morgen',
    '1 ma 2026',
    '1 marmelade 2026',
    '31 3',
  ])('%j is no day', (typed) => {
    expect(parseDay(typed)).toBeNull()
  })

  test('answers a day that exists or null, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.nat(99), fc.constantFrom('-', '/', ' ', '.'), fc.nat(99), fc.nat(9999))
        .map(([d, s, m, y]) => `${d}${s}${m}${s}${y}`),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const day = parseDay(text)
        expect(day === null || isIsoDate(day)).toBe(true)
      }),
    )
  })

  test('reads back every day as a form shows it', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, date] = day.split('-').map(Number)
        expect(parseDay(`${date}-${month}-${year}`)).toBe(day)
        expect(parseDay(`${date} ${namedMonth(day)} ${year}`)).toBe(day)
      }),
    )
  })

  test('only days that exist are days', () => {
    expect(isIsoDate('2024-02-29')).toBe(true)
    for (const text of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-1-1', '+02026-01-01']) {
      expect(isIsoDate(text)).toBe(false)
    }
  })
})

function namedMonth(day: string): string {
  return new Intl.DateTimeFormat('nl', { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

function skipped(day: string, time: string): boolean {
  return (
    new Date(amsterdamInstant(day, time))
      .toLocaleTimeString('nl', { timeZone: 'Europe/Amsterdam' })
      .slice(0, 5) !== time
  )
}
