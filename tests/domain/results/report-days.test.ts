import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { minutesFor, newsOfReport, waitsForReport } from '#app/domain/results/report-days.ts'

const due = '2026-06-30'
const on = (days: number) => newsOfReport(due, 'due', addDays(due, days))

describe('what is told about a report that is due', () => {
  test('three weeks, a week, three days and a day before, and once it is late', () => {
    expect([-22, -21, -8, -7, -4, -3, -2, -1, 0, 1, 40].map(on)).toEqual([
      null,
      'asked',
      'asked',
      'in-7',
      'in-7',
      'in-3',
      'in-3',
      'in-1',
      'in-1',
      'late',
      'late',
    ])
  })

  test('nothing once it was sent, came back, was accepted or is not needed', () => {
    for (const state of ['sent', 'returned', 'accepted', 'skipped'] as const)
      expect(newsOfReport(due, state, due)).toBeNull()
    expect(newsOfReport(due, 'draft', due)).toBe('in-1')
  })

  test('says how long it takes in steps of five minutes', () => {
    expect(minutesFor({ indicators: [1, 2], budgetLines: [1] })).toBe(20)
    expect(minutesFor({ indicators: [], budgetLines: [] })).toBe(10)
  })

  test('a condition waits for the report or for a milestone it may show, however deep', () => {
    const report = { id: 'r1', milestones: ['m1'] }
    const deep = {
      all: [{ onOrAfter: due }, { any: [{ signed: true } as const, { milestoneAccepted: 'm1' }] }],
    }
    expect(waitsForReport(deep, report)).toBe(true)
    expect(waitsForReport({ reportAccepted: 'r1' }, report)).toBe(true)
    expect(waitsForReport({ all: [{ milestoneAccepted: 'm2' }, { reportAccepted: 'r2' }] }, report)).toBe(
      false,
    )
  })
})
