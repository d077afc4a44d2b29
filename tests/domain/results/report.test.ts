import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { lessonSchema, mayPublishLesson } from '#app/domain/results/lesson.ts'
import {
  canSend,
  moveReport,
  openParts,
  type ReportContent,
  type ReportState,
  type ReportTerms,
  type ReportVerb,
  reportContentSchema,
  reportMoves,
  reportStates,
} from '#app/domain/results/report.ts'

const terms: ReportTerms = {
  milestones: [{ id: 'm1' }, { id: 'm2' }],
  indicators: [
    { id: 'i1', baseline: 12, noBaselineReason: null },
    { id: 'i2', baseline: null, noBaselineReason: 'De groep bestaat nog niet.' },
  ],
  budgetLines: [{ id: 'b1' }, { id: 'b2' }],
}
const figure = (indicator: string, value: number | null, missingBecause: string | null = null) => ({
  indicator,
  value: value === null ? null : { value, qualifier: 'exact' as const },
  missingBecause,
  from: '2026-01-01',
  to: '2026-06-30',
})
const content: ReportContent = {
  story: 'Het taalcafé is open.',
  milestones: ['m1'],
  measurements: [figure('i1', 29), figure('i2', null, 'Wij tellen pas na de zomer.')],
  spending: [
    { budgetLine: 'b1', cents: cents(120_000) },
    { budgetLine: 'b2', cents: cents(0) },
  ],
  lesson: 'Samen eten helpt.',
}
const today = '2026-07-01'
const send = (change: Partial<ReportContent> = {}, state: ReportState = 'draft', some = terms) => {
  const verdict = canSend({ state, content: { ...content, ...change }, earlier: [] }, some, today)
  return verdict.ok ? verdict : verdict.reason
}

describe('the states of a report', () => {
  const verbs = [
    ...new Set(Object.values(reportMoves).flatMap((moves) => Object.keys(moves))),
  ] as ReportVerb[]

  test('move by the table and by nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...reportStates), fc.constantFrom(...verbs), (state, verb) => {
        const verdict = moveReport(state, verb)
        expect(verdict.ok).toBe(verb in reportMoves[state])
        if (!verdict.ok)
          expect(verdict.reason.code).toBe(state === 'accepted' ? 'report-accepted' : 'not-in-this-state')
        else expect(reportStates).toContain(verdict.state)
      }),
    )
  })

  test('a report comes to its end by way of a sending, or is skipped', () => {
    expect(moveReport('due', 'start')).toEqual({ ok: true, state: 'draft' })
    expect(moveReport('draft', 'send')).toEqual({ ok: true, state: 'sent' })
    expect(moveReport('sent', 'return')).toEqual({ ok: true, state: 'returned' })
    expect(moveReport('returned', 'send')).toEqual({ ok: true, state: 'sent' })
    expect(moveReport('sent', 'accept')).toEqual({ ok: true, state: 'accepted' })
    expect(moveReport('due', 'skip')).toEqual({ ok: true, state: 'skipped' })
    expect(moveReport('draft', 'accept')).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'draft' },
    })
  })
})

describe('sending a report', () => {
  test('with every part filled in', () => {
    expect(send()).toEqual({ ok: true, state: 'sent' })
    expect(send({}, 'returned')).toEqual({ ok: true, state: 'sent' })
    expect(send({ milestones: [] })).toMatchObject({ ok: true })
  })

  test('not twice, and not after it was accepted', () => {
    expect(send({}, 'sent')).toEqual({ code: 'not-in-this-state', state: 'sent' })
    expect(send({}, 'accepted')).toEqual({ code: 'report-accepted' })
  })

  test.each([
    ['story', { story: ' ' }],
    ['lesson', { lesson: '' }],
    ['spending', { spending: [] }],
    ['spending', { spending: content.spending.slice(0, 1) }],
    ['measurements', { measurements: content.measurements.slice(0, 1) }],
    ['measurements', { measurements: [figure('i1', 29), figure('i2', null, ' ')] }],
  ] as const)('not without %s', (part, change) => {
    expect(openParts({ ...content, ...change } as ReportContent, terms)).toEqual([part])
    expect(send(change as Partial<ReportContent>)).toEqual({ code: 'sections-not-done', sections: [part] })
  })

  test('a figure of nought is a figure', () => {
    expect(send({ measurements: [figure('i1', 0), figure('i2', 0)] })).toMatchObject({ ok: true })
  })

  test('not about what is not in the terms, and nothing twice', () => {
    expect(send({ milestones: ['m9'] })).toEqual({ code: 'not-found' })
    expect(send({ milestones: ['m1', 'm1'] })).toEqual({ code: 'not-found' })
    expect(send({ measurements: [...content.measurements, figure('i9', 1)] })).toEqual({ code: 'not-found' })
    expect(send({ measurements: [...content.measurements, figure('i1', 30)] })).toEqual({ code: 'not-found' })
    expect(send({ spending: [...content.spending, { budgetLine: 'b9', cents: cents(1) }] })).toEqual({
      code: 'not-found',
    })
  })

  test('not with a figure before its baseline, or from the future', () => {
    const bare = { ...terms, indicators: terms.indicators.map((one) => ({ ...one, noBaselineReason: null })) }
    expect(send({ measurements: [figure('i1', 29), figure('i2', 3)] }, 'draft', bare)).toEqual({
      code: 'baseline-missing',
      indicator: 'i2',
    })
    expect(send({}, 'draft', bare)).toMatchObject({ ok: true })
    expect(
      send({ measurements: [{ ...figure('i1', 29), to: '2026-07-02' }, figure('i2', 1)] }),
    ).toMatchObject({
      code: 'dates-out-of-order',
    })
  })
})

describe('what is stored', () => {
  test('an empty draft is a draft, and what is sent reads back the same', () => {
    expect(openParts(reportContentSchema.parse({}), terms)).toEqual([
      'story',
      'measurements',
      'spending',
      'lesson',
    ])
    expect(reportContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
    expect(
      reportContentSchema.safeParse({ measurements: [{ ...figure('i1', 1), to: 'juni' }] }).success,
    ).toBe(false)
  })
})

describe('a lesson', () => {
  test('is public once its report is accepted, or when it is the programme’s own', () => {
    expect(reportStates.filter((state) => mayPublishLesson(state).ok)).toEqual(['accepted'])
    expect(mayPublishLesson('sent')).toEqual({ ok: false, reason: { code: 'report-not-accepted' } })
    expect(mayPublishLesson(null).ok).toBe(true)
  })

  test('has a title and words', () => {
    expect(lessonSchema.parse({ title: ' Samen eten ', text: 'Dat helpt.' })).toEqual({
      title: 'Samen eten',
      text: 'Dat helpt.',
    })
    expect(lessonSchema.safeParse({ title: ' ', text: 'x' }).success).toBe(false)
  })
})
