import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { indicatorForm, lessonForm, spendingForm, storyForm } from '#app/domain/results/report-form.ts'

const today = '2026-07-01'
const operation = 'c0ffee00-0000-4000-8000-000000000001'

function read<Schema extends z.ZodType>(schema: Schema, typed: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ operation, version: '3', ...typed })) form.append(name, value)
  const result = parseWithZod(form, { schema })
  return result.status === 'success' ? { value: result.value } : { error: result.error }
}

const measuring = indicatorForm({
  indicator: 'i1',
  today,
  neighbourhoods: ['bilgaard'],
  needsBaseline: false,
})
const figure = {
  'figures[0].id': 'f1',
  'figures[0].value': '1.250',
  'figures[0].qualifier': 'about',
  'figures[0].from': '1-1-2026',
  'figures[0].to': '30 juni 2026',
  'figures[0].neighbourhood': 'bilgaard',
  'figures[0].method': 'Geteld',
}

describe('what happened', () => {
  const milestone = { 'milestones[0].milestone': 'm1', 'milestones[0].reached': 'on' }

  test('is read as it is typed', () => {
    const typed = {
      ...milestone,
      'milestones[0].reachedOn': '20-6-2026',
      'milestones[0].whatHappened': 'Klaar.\r\nEcht.',
    }
    expect(read(storyForm(today), { ...typed, delayWeeks: '2', delayReason: 'staff' })).toEqual({
      value: {
        operation,
        version: 3,
        later: false,
        content: {
          milestones: [
            { milestone: 'm1', reached: true, reachedOn: '2026-06-20', whatHappened: 'Klaar.\nEcht.' },
          ],
          whatChanged: '',
          delay: { weeks: 2, reason: 'staff', explanation: '' },
        },
      },
    })
  })

  test('asks for what is open, unless somebody comes back later', () => {
    expect(read(storyForm(today), milestone)).toEqual({
      error: { 'milestones[0].reachedOn': ['empty'], 'milestones[0].whatHappened': ['empty'] },
    })
    expect(read(storyForm(today), {})).toEqual({ error: { whatChanged: ['empty'] } })
    expect(read(storyForm(today), { whatChanged: 'Veel', delayExplanation: 'Ziek' })).toEqual({
      error: { delayWeeks: ['empty'], delayReason: ['empty'] },
    })
    expect(read(storyForm(today), { ...milestone, delayExplanation: 'Ziek', later: 'yes' })).toMatchObject({
      value: {
        later: true,
        content: { milestones: [{ reached: true }], delay: { weeks: null, explanation: 'Ziek' } },
      },
    })
  })

  test('keeps what was typed about a milestone that is not ticked', () => {
    const typed = { 'milestones[0].milestone': 'm1', 'milestones[0].whatHappened': 'Bijna' }
    expect(read(storyForm(today), { ...typed, whatChanged: 'Wij wachten' })).toMatchObject({
      value: { content: { milestones: [{ milestone: 'm1', reached: false, whatHappened: 'Bijna' }] } },
    })
  })

  test('never takes a day of tomorrow, a wrong day or a field nobody knows', () => {
    const later = { later: 'yes', whatChanged: 'Veel' }
    expect(read(storyForm(today), { ...later, ...milestone, 'milestones[0].reachedOn': '2-7-2026' })).toEqual(
      {
        error: { 'milestones[0].reachedOn': ['inFuture'] },
      },
    )
    expect(read(storyForm(today), { ...later, delayWeeks: 'twee', delayReason: 'weer' })).toEqual({
      error: { delayWeeks: ['wrong'], delayReason: ['wrong'] },
    })
    expect(read(storyForm(today), { ...later, amount: '5' })).toEqual({ error: { '': ['unknownField'] } })
  })
})

describe('the figures of an indicator', () => {
  test('are read with what is known about them', () => {
    expect(read(measuring, figure)).toMatchObject({
      value: {
        content: {
          indicator: 'i1',
          figures: [
            {
              id: 'f1',
              value: 1250,
              valueMax: null,
              qualifier: 'about',
              from: '2026-01-01',
              to: '2026-06-30',
              neighbourhood: 'bilgaard',
              method: 'Geteld',
            },
          ],
          baseline: null,
        },
      },
    })
    expect(read(measuring, { ...figure, 'figures[0].value': '0' })).toMatchObject({
      value: { content: { figures: [{ value: 0 }] } },
    })
  })

  test.each([
    ['value', 'twaalf', 'wrong'],
    ['value', '-3', 'negative'],
    ['value', '2,5', 'wrong'],
    ['valueMax', '1250', 'notAbove'],
    ['qualifier', 'misschien', 'wrong'],
    ['to', '31-12-2025', 'beforeStart'],
    ['to', '2-7-2026', 'inFuture'],
    ['neighbourhood', 'parijs', 'wrong'],
    ['method', '', 'empty'],
    ['from', '', 'empty'],
  ])('%s cannot be "%s"', (name, typed, code) => {
    expect(read(measuring, { ...figure, [`figures[0].${name}`]: typed })).toEqual({
      error: { [`figures[0].${name}`]: [code] },
    })
  })

  test('nothing counted needs a reason; a prefilled row without a value is open', () => {
    const open = { ...figure, 'figures[0].value': '' }
    expect(read(measuring, open)).toEqual({ error: { 'figures[0].value': ['empty'] } })
    expect(read(measuring, { ...open, noFigureReason: 'De teller was ziek' })).toMatchObject({
      value: { content: { noFigureReason: 'De teller was ziek', figures: [{ value: null }] } },
    })
    expect(read(measuring, { ...open, later: 'yes' })).toMatchObject({
      value: { content: { figures: [{ value: null }] } },
    })
  })

  test('a missing baseline is asked for: a figure with day and method, or why there can be none', () => {
    const based = indicatorForm({ indicator: 'i1', today, neighbourhoods: ['bilgaard'], needsBaseline: true })
    expect(read(based, figure)).toEqual({ error: { baselineValue: ['empty'] } })
    expect(read(based, { ...figure, noBaselineReason: 'De groep is nieuw' })).toHaveProperty('value')
    expect(read(based, { ...figure, baselineValue: '4' })).toEqual({
      error: { baselineOn: ['empty'], baselineMethod: ['empty'] },
    })
    const whole = { baselineValue: '4', baselineOn: '1-1-2026', baselineMethod: 'Gevraagd' }
    expect(read(based, { ...figure, ...whole })).toMatchObject({
      value: { content: { baseline: { value: 4, on: '2026-01-01', method: 'Gevraagd' } } },
    })
  })
})

describe('spending and the lesson', () => {
  test('an amount may be nought, never less', () => {
    const lines = {
      'spending[0].budgetLine': 'b1',
      'spending[1].budgetLine': 'b2',
      'spending[1].amount': '€ 1.210,40',
    }
    expect(read(spendingForm(), { ...lines, 'spending[0].amount': '0' })).toMatchObject({
      value: {
        content: [
          { budgetLine: 'b1', cents: 0 },
          { budgetLine: 'b2', cents: 121_040 },
        ],
      },
    })
    expect(read(spendingForm(), lines)).toEqual({ error: { 'spending[0].amount': ['empty'] } })
    expect(read(spendingForm(), { ...lines, later: 'yes' })).toMatchObject({
      value: { content: [{ budgetLine: 'b2' }] },
    })
    expect(read(spendingForm(), { ...lines, 'spending[0].amount': '-5' })).toEqual({
      error: { 'spending[0].amount': ['negative'] },
    })
    expect(read(spendingForm(), { ...lines, 'spending[0].amount': 'veel' })).toEqual({
      error: { 'spending[0].amount': ['wrong'] },
    })
  })

  test('a lesson has a title and words', () => {
    expect(read(lessonForm(), { lessonTitle: 'Samen' })).toEqual({ error: { lessonText: ['empty'] } })
    expect(read(lessonForm(), { lessonTitle: 'Samen', lessonText: 'Dat helpt' })).toMatchObject({
      value: { content: { title: 'Samen', text: 'Dat helpt' } },
    })
  })
})
