import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, amsterdamInstant, dayOf, daysBetween } from '#app/domain/calendar.ts'
import {
  answerReminderDue,
  type DeletionTold,
  deletionStep,
  draftClosing,
  draftDeadline,
  draftKeptUntil,
  draftReminderDue,
  missedDeadlineDue,
} from '#app/domain/proposal/deadline.ts'

/** Closes at midnight after 31 March, two days after the clock went forward. */
const round = {
  track: 'full' as const,
  opensAt: amsterdamInstant('2026-02-01'),
  closesAt: amsterdamInstant('2026-04-01'),
}
const at = (day: string, time = '09:00') => amsterdamInstant(day, time)
const draft = (changed: string, more = {}) => ({
  round,
  reopenedUntil: null,
  changedAt: at(changed),
  ...more,
})

describe('the deadline of a draft', () => {
  test('is that of its round, or the later day until which the fund opened it', () => {
    expect(draftDeadline(draft('2026-03-01'))).toBe('2026-03-31')
    expect(draftDeadline(draft('2026-03-01', { reopenedUntil: '2026-04-09' }))).toBe('2026-04-09')
    expect(draftDeadline(draft('2026-03-01', { reopenedUntil: '2026-03-09' }))).toBe('2026-03-31')
  })

  test('behaviour 29: is said as the last minute that counts', () => {
    expect(draftClosing(draft('2026-03-01'))).toEqual(at('2026-03-31', '23:59'))
    expect(draftClosing(draft('2026-03-01', { reopenedUntil: '2026-04-09' }))).toEqual(
      at('2026-04-09', '23:59'),
    )
    const noon = { ...round, closesAt: at('2026-03-31', '12:00') }
    expect(draftClosing({ round: noon, reopenedUntil: null })).toEqual(noon.closesAt)
  })
})

describe('a reminder', () => {
  test.each([
    ['2026-03-23', '23:59', null],
    ['2026-03-24', '07:59', null],
    ['2026-03-24', '08:00', 7],
    ['2026-03-24', '23:59', 7],
    ['2026-03-25', '08:00', null],
    ['2026-03-28', '08:00', 3],
    ['2026-03-29', '08:00', null],
    ['2026-03-30', '08:00', 1],
    ['2026-03-31', '08:00', null],
  ])('on %s at %s, with the clock going forward between', (day, time, days) => {
    expect(draftReminderDue('2026-03-31', at(day, time))).toBe(days)
  })

  test('goes out once a day at most when the clock goes back', () => {
    const hours = Array.from(
      { length: 26 },
      (_, hour) => new Date(at('2026-10-25', '00:00').getTime() + hour * 3_600_000),
    )
    const due = hours.filter((now) => draftReminderDue('2026-10-28', now) === 3)
    expect(new Set(due.map(dayOf))).toEqual(new Set(['2026-10-25']))
  })

  test.each([
    ['2026-03-31', '23:59', false],
    ['2026-04-01', '07:00', false],
    ['2026-04-01', '08:00', true],
    ['2026-04-07', '23:00', true],
    ['2026-04-08', '08:00', false],
  ])('that the deadline passed, on %s at %s', (day, time, due) => {
    expect(missedDeadlineDue('2026-03-31', at(day, time))).toBe(due)
  })

  test('of an answer comes three days before', () => {
    expect(answerReminderDue('2026-03-31', at('2026-03-28'))).toBe(true)
    expect(answerReminderDue('2026-03-31', at('2026-03-27'))).toBe(false)
  })
})

describe('a draft is kept', () => {
  test.each([
    ['thirty days after the deadline', draft('2026-03-01'), '2026-04-30'],
    ['ninety days after a later change', draft('2026-04-10'), '2026-07-09'],
    [
      'longer when it was opened once more',
      draft('2026-03-01', { reopenedUntil: '2026-04-09' }),
      '2026-05-09',
    ],
    [
      'ninety days after the last change of a small start',
      draft('2026-03-01', { round: { ...round, track: 'small-start' } }),
      '2026-05-30',
    ],
  ])('%s', (_name, dates, until) => {
    expect(draftKeptUntil(dates)).toBe(until)
  })
})

describe('throwing a draft away', () => {
  const keptUntil = '2026-04-30'
  const none: DeletionTold = { 14: null, 3: null }

  test.each([
    ['nothing before the fourteenth day', none, '2026-04-15', null],
    ['a mail fourteen days before', none, '2026-04-16', { do: 'tell', days: 14, until: keptUntil }],
    ['nothing in between', { 14: '2026-04-16', 3: null }, '2026-04-26', null],
    [
      'a mail three days before',
      { 14: '2026-04-16', 3: null },
      '2026-04-27',
      { do: 'tell', days: 3, until: keptUntil },
    ],
    ['nothing on the last day', { 14: '2026-04-16', 3: '2026-04-27' }, '2026-04-30', null],
    ['away after the last day', { 14: '2026-04-16', 3: '2026-04-27' }, '2026-05-01', { do: 'delete' }],
    ['a late mail gives the same days', none, '2026-06-01', { do: 'tell', days: 14, until: '2026-06-15' }],
    [
      'and so does a late second',
      { 14: '2026-04-16', 3: null },
      '2026-06-01',
      { do: 'tell', days: 3, until: '2026-06-04' },
    ],
  ] as const)('%s', (_name, told, day, step) => {
    expect(deletionStep(keptUntil, told, true, at(day))).toEqual(step)
  })

  test('needs no mail for a draft that nobody can be mailed about', () => {
    expect(deletionStep(keptUntil, none, false, at('2026-04-30'))).toBeNull()
    expect(deletionStep(keptUntil, none, false, at('2026-05-01'))).toEqual({ do: 'delete' })
  })

  test('behaviour 20: never comes sooner than any mail said, however late or often the job runs', () => {
    const runs = fc.uniqueArray(fc.integer({ min: -40, max: 120 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(runs, (days) => {
        const told: DeletionTold = { 14: null, 3: null }
        const promised: string[] = []
        for (const day of days.sort((one, other) => one - other)) {
          const today = addDays(keptUntil, day)
          for (const time of ['03:00', '09:00', '09:00']) {
            const step = deletionStep(keptUntil, told, true, at(today, time))
            if (step?.do === 'delete') {
              expect(promised).toHaveLength(2)
              for (const until of promised) expect(today > until).toBe(true)
              return
            }
            if (!step) continue
            expect(told[step.days]).toBeNull()
            expect(daysBetween(today, step.until)).toBeGreaterThanOrEqual(step.days === 14 ? 14 : 3)
            told[step.days] = today
            promised.push(step.until)
          }
        }
      }),
    )
  })
})
