import { describe, expect, test } from 'vitest'
import { bandOf, byBand } from '#app/domain/work.ts'

describe('the bands of a list of work', () => {
  /** Thursday 5 March 2026. */
  const today = '2026-03-05'
  test.each([
    ['2026-03-04', 'late'],
    ['2025-12-31', 'late'],
    ['2026-03-05', 'today'],
    ['2026-03-06', 'tomorrow'],
    ['2026-03-07', 'this-week'],
    ['2026-03-08', 'this-week'],
    ['2026-03-09', 'next-week'],
    ['2026-03-15', 'next-week'],
    ['2026-03-16', 'later'],
  ])('%s is %s', (day, band) => {
    expect(bandOf(day, today)).toBe(band)
  })

  test('on a Sunday tomorrow is next week, and is called tomorrow', () => {
    expect(bandOf('2026-03-09', '2026-03-08')).toBe('tomorrow')
    expect(bandOf('2026-03-10', '2026-03-08')).toBe('next-week')
  })

  test('work stands by day, late first, and keeps its order within a day', () => {
    const items = [
      { on: '2026-03-20', name: 'later' },
      { on: '2026-03-05', name: 'first' },
      { on: '2026-03-01', name: 'late' },
      { on: '2026-03-05', name: 'second' },
    ]
    expect(byBand(items, today).map(({ band, items: here }) => [band, here.map(({ name }) => name)])).toEqual(
      [
        ['late', ['late']],
        ['today', ['first', 'second']],
        ['later', ['later']],
      ],
    )
  })

  test('work that somebody waits for is work of today, until it is late', () => {
    const items = [
      { on: '2026-03-20', name: 'signature', waited: true },
      { on: '2026-03-20', name: 'report' },
      { on: '2026-03-05', name: 'today' },
      { on: '2026-03-01', name: 'approval', waited: true },
    ]
    expect(byBand(items, today).map(({ band, items: here }) => [band, here.map(({ name }) => name)])).toEqual(
      [
        ['late', ['approval']],
        ['today', ['today', 'signature']],
        ['later', ['report']],
      ],
    )
  })
})
