import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import * as format from '#app/i18n/format.ts'

describe('days and times', () => {
  test.each([
    ['nl', 'dinsdag 31 maart 2026', 'dinsdag 31 maart 2026, 23.59 uur', '15\u00a0febr.'],
    ['en', 'Tuesday 31 March 2026', 'Tuesday 31 March 2026, 23:59', '15\u00a0Feb'],
    ['fy', 'tiisdei 31 maart 2026', 'tiisdei 31 maart 2026, 23.59 oere', '15\u00a0febr.'],
  ] as const)('in %s', (language, weekday, moment, short) => {
    expect(format.formatWeekday('2026-03-31', language)).toBe(weekday)
    expect(format.formatDateTime(new Date('2026-03-31T21:59:00Z'), language)).toBe(moment)
    expect(format.formatShortDay('2026-02-15', language)).toBe(short)
  })

  test('a moment late in the evening UTC is the next day in Amsterdam', () => {
    expect(format.formatDateTime(new Date('2026-01-31T23:30:00Z'), 'nl')).toBe(
      'zondag 1 februari 2026, 00.30 uur',
    )
    expect(format.formatTime(new Date('2026-01-31T23:30:00Z'), 'fy')).toBe('00.30')
  })

  test('Frisian has its own months', () => {
    const months = Array.from({ length: 12 }, (_, at) =>
      format.formatDay(`2026-${String(at + 1).padStart(2, '0')}-01`, 'fy'),
    )
    expect(months.map((day) => day.split(' ')[1])).toEqual(
      'jannewaris febrewaris maart april maaie juny july augustus septimber oktober novimber desimber'.split(
        ' ',
      ),
    )
  })
})

describe('figures', () => {
  test.each([
    ['nl', '1.500', '10\u00a0%', '€\u00a01.250,50', 'a, b en c', '12,5\u00a0%'],
    ['en', '1,500', '10%', '€\u00a01,250.50', 'a, b and c', '12.5%'],
    ['fy', '1.500', '10\u00a0%', '€\u00a01.250,50', 'a, b en c', '12,5\u00a0%'],
  ] as const)('in %s', (language, number, percent, money, list, half) => {
    expect(format.formatNumber(1500, language)).toBe(number)
    expect(format.formatPercent(1000, language)).toBe(percent)
    expect(format.formatPercent(1250, language)).toBe(half)
    expect(format.formatMoney(cents(125_050), language)).toBe(money)
    expect(format.formatList(['a', 'b', 'c'], language)).toBe(list)
  })

  test('lists of none, one and two, and of alternatives', () => {
    expect(format.formatList([], 'nl')).toBe('')
    expect(format.formatList(['a'], 'nl')).toBe('a')
    expect(format.formatList(['a', 'b'], 'nl')).toBe('a en b')
    expect(format.formatList(['a', 'b'], 'en', 'or')).toBe('a or b')
  })

  test('counting follows the number', () => {
    expect(format.formatCounted(1, 'proposal', 'nl')).toBe('1 aanvraag')
    expect(format.formatCounted(6, 'proposal', 'nl')).toBe('6 aanvragen')
    expect(format.formatCounted(0, 'proposal', 'en')).toBe('0 applications')
    expect(format.formatCounted(1, 'in-parts', 'nl')).toBe('in één keer')
    expect(format.formatCounted(4, 'in-parts', 'fy')).toBe('yn 4 dielen')
    expect(format.formatCounted(3, 'times', 'nl')).toBe('3 keer')
  })

  test.each([
    [{ qualifier: 'exact', value: 1500 }, '1.500', '1,500', '1.500'],
    [{ qualifier: 'about', value: 1500 }, 'ongeveer 1.500', 'about 1,500', 'sawat 1.500'],
    [{ qualifier: 'more-than', value: 3600 }, 'ruim 3.600', 'more than 3,600', 'rom 3.600'],
    [{ qualifier: 'exact', value: 55, valueMax: 61 }, '55 tot 61', '55 to 61', '55 oant 61'],
  ] as const)('%o keeps its qualifier', (figure, nl, en, fy) => {
    expect(format.formatFigure(figure, 'nl')).toBe(nl)
    expect(format.formatFigure(figure, 'en')).toBe(en)
    expect(format.formatFigure(figure, 'fy')).toBe(fy)
  })

  test('an account and a code are grouped and stay on one line', () => {
    expect(format.formatIban('NL91ABNA0417164300')).toBe('NL91\u00a0ABNA\u00a00417\u00a01643\u00a000')
    expect(format.formatCode('123456')).toBe('123\u00a0456')
  })
})
