import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { lessonSchema, mayPublishLesson } from '#app/domain/results/lesson.ts'
import {
  canAccept,
  canReturn,
  canSend,
  isAskedFor,
  isMeasured,
  moveReport,
  openParts,
  type ReportState,
  type ReportTerms,
  type ReportVerb,
  reportMoves,
  reportStates,
} from '#app/domain/results/report.ts'
import {
  type IndicatorReport,
  milestonesReached,
  newReport,
  partLike,
  type ReportContent,
  reportContentSchema,
  spentByLine,
  withPart,
} from '#app/domain/results/report-content.ts'

const terms: ReportTerms = {
  milestones: [{ id: 'm1' }, { id: 'm2' }],
  indicators: [
    { id: 'i1', baseline: 12, noBaselineReason: null },
    { id: 'i2', baseline: null, noBaselineReason: 'De groep bestaat nog niet.' },
  ],
  budgetLines: [{ id: 'b1' }, { id: 'b2' }],
}

function said(
  indicator: string,
  value: number | null,
  change: Partial<IndicatorReport> = {},
): IndicatorReport {
  const figure = {
    id: `${indicator}-1`,
    value,
    valueMax: null,
    qualifier: 'exact' as const,
    denominator: null,
    method: 'Geteld',
    before: null,
  }
  const period = { from: '2026-01-01', to: '2026-06-30', neighbourhood: 'bilgaard' }
  return {
    indicator,
    figures: [{ ...figure, ...period }],
    corrections: [],
    noFigureReason: '',
    baseline: null,
    noBaselineReason: '',
    ...change,
  }
}

const reached = {
  milestone: 'm1',
  reached: true,
  reachedOn: '2026-06-20',
  whatHappened: 'Het taalcafé is open.',
}
const content: ReportContent = {
  story: { milestones: [reached], whatChanged: '', delay: null },
  indicators: [said('i1', 29), said('i2', null, { noFigureReason: 'Wij tellen pas na de zomer.' })],
  voices: [],
  photos: [],
  spending: [
    { budgetLine: 'b1', cents: cents(120_000) },
    { budgetLine: 'b2', cents: cents(0) },
  ],
  lesson: { title: 'Samen eten', text: 'Samen eten helpt.' },
}
const today = '2026-07-01'
const send = (change: Partial<ReportContent> = {}, state: ReportState = 'draft', some = terms) => {
  const verdict = canSend({ state, content: { ...content, ...change }, earlier: [] }, some, today)
  return verdict.ok ? verdict : verdict.reason
}
const story = (change: Partial<ReportContent['story']>) => ({ story: { ...content.story, ...change } })

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

test('a report is asked for three weeks before its day', () => {
  expect(isAskedFor('2026-03-22', '2026-02-28')).toBe(false)
  expect(isAskedFor('2026-03-22', '2026-03-01')).toBe(true)
  expect(isAskedFor('2026-03-22', '2026-04-01')).toBe(true)
})

describe('sending a report', () => {
  test('with every part filled in', () => {
    expect(send()).toEqual({ ok: true, state: 'sent' })
    expect(send({}, 'returned')).toEqual({ ok: true, state: 'sent' })
    expect(send(story({ milestones: [], whatChanged: 'Wij wachten op de zaal.' }))).toMatchObject({
      ok: true,
    })
    expect(send(story({ delay: { weeks: 2, reason: 'staff', explanation: '' } }))).toMatchObject({ ok: true })
  })

  test('not twice, and not after it was accepted', () => {
    expect(send({}, 'sent')).toEqual({ code: 'not-in-this-state', state: 'sent', machine: 'report' })
    expect(send({}, 'accepted')).toEqual({ code: 'report-accepted' })
  })

  test.each([
    ['story', story({ milestones: [] })],
    ['story', story({ milestones: [{ ...reached, whatHappened: ' ' }] })],
    ['story', story({ milestones: [{ ...reached, reachedOn: null }] })],
    ['story', story({ milestones: [{ ...reached, reached: false }] })],
    ['story', story({ delay: { weeks: 2, reason: null, explanation: 'Ziek' } })],
    ['lesson', { lesson: { title: 'Samen', text: '' } }],
    ['lesson', { lesson: { title: '', text: 'Samen eten helpt.' } }],
    ['spending', { spending: [] }],
    ['spending', { spending: content.spending.slice(0, 1) }],
    ['measurements', { indicators: content.indicators.slice(0, 1) }],
    ['measurements', { indicators: [said('i1', 29), said('i2', null, { noFigureReason: ' ' })] }],
  ] as const)('not without %s', (part, change) => {
    expect(openParts({ ...content, ...change } as ReportContent, terms)).toEqual([part])
    expect(send(change as Partial<ReportContent>)).toEqual({ code: 'sections-not-done', sections: [part] })
  })

  test('a figure of nought is a figure, and one without its period or method is not whole', () => {
    expect(send({ indicators: [said('i1', 0), said('i2', 0)] })).toMatchObject({ ok: true })
    const [figure] = said('i2', 3).figures
    for (const gap of [{ from: null }, { to: null }, { method: ' ' }]) {
      const open = {
        ...content,
        indicators: [said('i1', 29), said('i2', 3, { figures: [{ ...figure!, ...gap }] })],
      }
      expect(isMeasured(open, 'i2')).toBe(false)
      expect(isMeasured(open, 'i1')).toBe(true)
    }
  })

  test('not about what is not in the terms, and nothing twice', () => {
    const absent = { code: 'not-found' }
    expect(send(story({ milestones: [{ ...reached, milestone: 'm9' }] }))).toEqual(absent)
    expect(send(story({ milestones: [reached, reached] }))).toEqual(absent)
    expect(send({ indicators: [...content.indicators, said('i9', 1)] })).toEqual(absent)
    expect(send({ indicators: [...content.indicators, said('i1', 30)] })).toEqual(absent)
    expect(send({ spending: [...content.spending, { budgetLine: 'b9', cents: cents(1) }] })).toEqual(absent)
  })

  test('not with a figure before its baseline, or from the future', () => {
    const bare = { ...terms, indicators: terms.indicators.map((one) => ({ ...one, noBaselineReason: null })) }
    const measured = [said('i1', 29), said('i2', 3)]
    expect(send({ indicators: measured }, 'draft', bare)).toEqual({
      code: 'baseline-missing',
      indicator: 'i2',
    })
    expect(send({}, 'draft', bare)).toMatchObject({ ok: true })
    const [figure] = said('i1', 29).figures
    const tomorrow = said('i1', 29, { figures: [{ ...figure!, to: '2026-07-02' }] })
    expect(send({ indicators: [tomorrow, said('i2', 1)] })).toMatchObject({ code: 'dates-out-of-order' })
  })

  test('a baseline that is measured in the same report comes first, and answers for the indicator', () => {
    const bare = { ...terms, indicators: terms.indicators.map((one) => ({ ...one, noBaselineReason: null })) }
    const baseline = { value: 0, on: '2026-01-01', method: 'Gevraagd bij de start' }
    expect(send({ indicators: [said('i1', 29), said('i2', 3, { baseline })] }, 'draft', bare)).toMatchObject({
      ok: true,
    })
    expect(
      send({ indicators: [said('i1', 29), said('i2', null, { baseline })] }, 'draft', bare),
    ).toMatchObject({ ok: true })
    const reason = said('i2', 3, { noBaselineReason: 'De groep was nieuw.' })
    expect(send({ indicators: [said('i1', 29), reason] }, 'draft', bare)).toMatchObject({ ok: true })
    const half = said('i2', null, { baseline: { ...baseline, on: null } })
    expect(openParts({ ...content, indicators: [said('i1', 29), half] }, bare)).toEqual(['measurements'])
    const future = said('i2', null, { baseline: { ...baseline, on: '2026-07-02' } })
    expect(send({ indicators: [said('i1', 29), future] }, 'draft', bare)).toMatchObject({
      code: 'dates-out-of-order',
    })
  })
})

describe('judging a report', () => {
  test('it is given back with a question, never without', () => {
    expect(canReturn('sent', 'Hoeveel koppels zijn er in Bilgaard?')).toEqual({ ok: true, state: 'returned' })
    expect(canReturn('sent', '  ')).toMatchObject({ reason: { code: 'question-empty' } })
    expect(canReturn('draft', 'Waarom?')).toMatchObject({ reason: { code: 'not-in-this-state' } })
  })

  test('only milestones that it says are reached can be accepted', () => {
    const more = {
      ...content,
      ...story({ milestones: [reached, { ...reached, milestone: 'm2', reached: false }] }),
    }
    expect(milestonesReached(more)).toEqual(['m1'])
    expect(canAccept('sent', more, ['m1'])).toEqual({ ok: true, state: 'accepted' })
    expect(canAccept('sent', more, [])).toEqual({ ok: true, state: 'accepted' })
    expect(canAccept('sent', more, ['m2'])).toMatchObject({ reason: { code: 'not-found' } })
    expect(canAccept('accepted', more, ['m1'])).toMatchObject({ reason: { code: 'report-accepted' } })
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
    const [figure] = said('i1', 1).figures
    const wrong = { indicators: [said('i1', 1, { figures: [{ ...figure!, to: 'juni' }] })] }
    expect(reportContentSchema.safeParse(wrong).success).toBe(false)
  })

  test('a part takes its place and leaves the others alone', () => {
    const save = { part: 'indicator', content: said('i2', 7) } as const
    const next = withPart(content, save)
    expect(partLike(content, save)).toEqual(content.indicators[1])
    expect(partLike(next, save)).toEqual(said('i2', 7))
    expect({ ...next, indicators: content.indicators }).toEqual(content)
    expect(withPart(content, { part: 'lesson', content: { title: 'A', text: 'B' } }).lesson).toEqual({
      title: 'A',
      text: 'B',
    })
  })

  test('a new report takes over period, place and method, and no figure', () => {
    const indicators = [
      { id: 'i1', source: 'De coördinator belt', neighbourhood: 'several', noBaselineReason: null },
      { id: 'i2', source: 'Turflijst', neighbourhood: 'bilgaard', noBaselineReason: 'Nieuw' },
    ]
    let key = 0
    const first = newReport({ startsOn: '2026-01-01', indicators, last: null }, today, () => `k${++key}`)
    expect(first.indicators[1]).toMatchObject({
      noBaselineReason: 'Nieuw',
      figures: [
        {
          id: 'k2',
          value: null,
          from: '2026-01-01',
          to: today,
          neighbourhood: 'bilgaard',
          method: 'Turflijst',
        },
      ],
    })
    const places = ['bilgaard', 'vlietzone'].map((neighbourhood) => ({
      ...said('i1', 8).figures[0]!,
      neighbourhood,
      method: `In ${neighbourhood}`,
    }))
    const last = { ...content, indicators: [said('i1', 8, { figures: places }), said('i2', null)] }
    const second = newReport({ startsOn: '2026-01-01', indicators, last }, '2026-12-01', () => `k${++key}`)
    expect(second.indicators[0]?.figures).toMatchObject([
      { value: null, to: '2026-12-01', method: 'In bilgaard' },
      { value: null, to: '2026-12-01', method: 'In vlietzone' },
    ])
    expect(second.indicators[1]?.figures).toMatchObject([{ method: 'Turflijst' }])
    expect(second.lesson).toEqual({ title: '', text: '' })
    expect(second.spending).toEqual([])
  })

  test('spending adds up over reports', () => {
    const later = [{ budgetLine: 'b1', cents: cents(30_050) }]
    expect([...spentByLine([content.spending, later])]).toEqual([
      ['b1', 150_050],
      ['b2', 0],
    ])
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
