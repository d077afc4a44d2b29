import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { type Condition, evaluate, type Facts } from '#app/domain/grant/condition.ts'
import { leftWaiting, minutesFor, newsOfReport, waitsForReport } from '#app/domain/results/report-days.ts'

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

describe('what a condition waits for when its report is skipped', () => {
  const report = { id: 'r1', milestones: ['m1'] }
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc.constant({ signed: true as const }),
    fc.constantFrom('m1', 'm2').map((milestoneAccepted) => ({ milestoneAccepted })),
    fc.constantFrom('r1', 'r2').map((reportAccepted) => ({ reportAccepted })),
    fc.constant({ onOrAfter: due }),
  )
  const condition = fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc.array(tie('any'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
      fc.array(tie('any'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    ),
  })).any
  /** Everything came, but the report, and its milestone only as far as it was shown apart. */
  const facts = (milestone: boolean): Facts => ({
    today: due,
    signed: true,
    milestones: { m1: { name: 'x', accepted: milestone }, m2: { name: 'x', accepted: true } },
    reports: { r1: { name: 'x', accepted: false }, r2: { name: 'x', accepted: true } },
    tranches: {},
    confirmations: [],
    indicators: {},
  })

  test('is what keeps it from being met when everything else is there', () => {
    fc.assert(
      fc.property(condition, (one) => {
        const left = leftWaiting(one, report)
        expect(evaluate(one, facts(true)).met).toBe(left !== 'report')
        expect(evaluate(one, facts(false)).met).toBe(left === null)
        if (left !== null) expect(waitsForReport(one, report)).toBe(true)
      }),
    )
  })

  test('an alternative helps', () => {
    expect(leftWaiting({ any: [{ reportAccepted: 'r1' }, { onOrAfter: due }] }, report)).toBeNull()
    expect(leftWaiting({ all: [{ reportAccepted: 'r1' }, { milestoneAccepted: 'm1' }] }, report)).toBe(
      'report',
    )
    expect(leftWaiting({ milestoneAccepted: 'm1' }, report)).toBe('milestone')
  })
})
