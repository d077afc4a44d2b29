import { z } from 'zod'
import type { IsoDate } from '../calendar.ts'
import { cents, parseMoney } from '../money.ts'
import { problem } from '../proposal/field.ts'
import * as fields from '../proposal/fields.ts'
import { cleanLine } from '../proposal/typing.ts'
import { qualifiers } from './indicator.ts'
import {
  delayReasons,
  type IndicatorReport,
  type ReportContent,
  type ReportStory,
  type Spent,
  several,
} from './report-content.ts'
import { enveloped, key, list, maybe, mend, type ReportEnvelope, strict, ticked } from './report-envelope.ts'

/**
 * Reads the page "what happened". A page that is left for later may have open fields; otherwise each milestone that is
 * reached needs its day and its story, and without one the page needs what changed. A day lies not after `today`.
 */
export function storyForm(today: IsoDate) {
  return strict({
    milestones: list(
      z.strictObject(
        {
          milestone: key,
          reached: ticked,
          reachedOn: maybe(fields.date()),
          whatHappened: maybe(fields.longText(200)),
        },
        { error: 'unknownField' },
      ),
      40,
    ),
    whatChanged: maybe(fields.longText(300)),
    delayWeeks: maybe(fields.wholeNumber(1, 104)),
    delayReason: maybe(fields.choice(delayReasons)),
    delayExplanation: maybe(fields.longText(100)),
  })
    .superRefine(({ later, milestones, whatChanged, delayWeeks, delayReason, delayExplanation }, ctx) => {
      milestones.forEach(({ reached, reachedOn, whatHappened }, at) => {
        if (reachedOn !== null && reachedOn > today) mend(ctx, ['milestones', at, 'reachedOn'], 'inFuture')
        if (later || !reached) return
        if (reachedOn === null) mend(ctx, ['milestones', at, 'reachedOn'], 'empty')
        if (whatHappened === null) mend(ctx, ['milestones', at, 'whatHappened'], 'empty')
      })
      if (later) return
      if (whatChanged === null && !milestones.some(({ reached }) => reached))
        mend(ctx, ['whatChanged'], 'empty')
      if (delayWeeks === null && delayReason === null && delayExplanation === null) return
      if (delayWeeks === null) mend(ctx, ['delayWeeks'], 'empty')
      if (delayReason === null) mend(ctx, ['delayReason'], 'empty')
    })
    .transform((typed): ReportEnvelope & { content: ReportStory } => ({
      ...enveloped(typed),
      content: {
        milestones: typed.milestones
          .map(({ whatHappened, ...one }) => ({ ...one, whatHappened: whatHappened ?? '' }))
          .filter(
            ({ reached, reachedOn, whatHappened }) => reached || reachedOn !== null || whatHappened !== '',
          ),
        whatChanged: typed.whatChanged ?? '',
        delay:
          typed.delayWeeks === null && typed.delayReason === null && typed.delayExplanation === null
            ? null
            : {
                weeks: typed.delayWeeks,
                reason: typed.delayReason,
                explanation: typed.delayExplanation ?? '',
              },
      },
    }))
}

type IndicatorContext = {
  indicator: string
  today: IsoDate
  neighbourhoods: readonly string[]
  needsBaseline: boolean
}

/**
 * Reads the page of one indicator: its figures per place, or why there is none, and its baseline where that is still
 * missing (`needsBaseline`): a value with its day and method, or why there can be none. A range does not run
 * backwards, nor does a period, and nothing lies after `today`, whether the page is left for later or not.
 */
export function indicatorForm({ indicator, today, neighbourhoods, needsBaseline }: IndicatorContext) {
  return strict({
    figures: list(
      z.strictObject(
        {
          id: key,
          value: maybe(fields.countedFigure()),
          valueMax: maybe(fields.countedFigure()),
          qualifier: z.enum(qualifiers, { error: 'wrong' }).default('exact'),
          denominator: maybe(fields.countedFigure()),
          from: maybe(fields.date()),
          to: maybe(fields.date()),
          neighbourhood: maybe(fields.choiceFrom('neighbourhoods', [several]), { neighbourhoods }),
          method: maybe(fields.text(140)),
          before: maybe(fields.wholeNumber(0, 999_999)),
        },
        { error: 'unknownField' },
      ),
      10,
    ),
    corrections: list(
      z.strictObject(
        { measurement: key, ...correctedFigure, reason: maybe(fields.longText(60)) },
        { error: 'unknownField' },
      ),
      40,
    ),
    noFigureReason: maybe(fields.longText(60)),
    baselineValue: maybe(fields.countedFigure()),
    baselineOn: maybe(fields.date()),
    baselineMethod: maybe(fields.text(140)),
    noBaselineReason: maybe(fields.longText(60)),
  })
    .superRefine((typed, ctx) => {
      typed.figures.forEach(({ value, valueMax, denominator, from, to, method, before }, at) => {
        const path = (name: string) => ['figures', at, name]
        mendFigure(ctx, { value, valueMax, denominator }, path)
        if (from !== null && to !== null && to < from) mend(ctx, path('to'), 'beforeStart')
        if (to !== null && to > today) mend(ctx, path('to'), 'inFuture')
        if (before !== null && before > (valueMax ?? value ?? before)) mend(ctx, path('before'), 'aboveValue')
        if (typed.later || value === null) return
        for (const [name, given] of Object.entries({ from, to, method })) {
          if (given === null) mend(ctx, path(name), 'empty')
        }
      })
      typed.corrections.forEach(({ value, valueMax, denominator, reason }, at) => {
        mendFigure(ctx, { value, valueMax, denominator }, (name) => ['corrections', at, name])
        if (value !== null && reason === null) mend(ctx, ['corrections', at, 'reason'], 'empty')
        if (value === null && reason !== null && valueMax === null && denominator === null)
          mend(ctx, ['corrections', at, 'value'], 'empty')
      })
      if (typed.baselineOn !== null && typed.baselineOn > today) mend(ctx, ['baselineOn'], 'inFuture')
      if (typed.later) return
      if (typed.baselineValue !== null) {
        if (typed.baselineOn === null) mend(ctx, ['baselineOn'], 'empty')
        if (typed.baselineMethod === null) mend(ctx, ['baselineMethod'], 'empty')
      }
      const counted = typed.figures.some(({ value }) => value !== null)
      if (!counted && typed.baselineValue === null && typed.noFigureReason === null) {
        mend(ctx, typed.figures.length > 0 ? ['figures', 0, 'value'] : ['noFigureReason'], 'empty')
      }
      if (needsBaseline && typed.baselineValue === null && typed.noBaselineReason === null)
        mend(ctx, ['baselineValue'], 'empty')
    })
    .transform((typed): ReportEnvelope & { content: IndicatorReport } => ({
      ...enveloped(typed),
      content: {
        indicator,
        figures: typed.figures.map(({ method, ...figure }) => ({ ...figure, method: method ?? '' })),
        noFigureReason: typed.noFigureReason ?? '',
        baseline:
          typed.baselineValue === null && typed.baselineOn === null && typed.baselineMethod === null
            ? null
            : { value: typed.baselineValue, on: typed.baselineOn, method: typed.baselineMethod ?? '' },
        noBaselineReason: typed.noBaselineReason ?? '',
        corrections: typed.corrections.flatMap(({ value, reason, ...one }) =>
          value === null ? [] : [{ ...one, value, reason: reason ?? '' }],
        ),
      },
    }))
}

/** A figure that was counted wrongly, as it should be: with its range, how sure it is, and what it is out of. */
export const correctedFigure = {
  value: maybe(fields.countedFigure()),
  valueMax: maybe(fields.countedFigure()),
  qualifier: z.enum(qualifiers, { error: 'wrong' }).default('exact'),
  denominator: maybe(fields.countedFigure()),
}

type TypedFigure = { value: number | null; valueMax: number | null; denominator: number | null }

/** A range does not run backwards, and what a count is out of is not less than the count; neither stands without the count. */
export function mendFigure(
  ctx: z.RefinementCtx,
  { value, valueMax, denominator }: TypedFigure,
  path: (name: string) => (string | number)[],
): void {
  if (value === null) {
    if (valueMax !== null || denominator !== null) mend(ctx, path('value'), 'empty')
    return
  }
  if (valueMax !== null && valueMax <= value) mend(ctx, path('valueMax'), 'notAbove')
  if (denominator !== null && denominator < Math.max(1, valueMax ?? value))
    mend(ctx, path('denominator'), 'belowValue')
}

/** An amount that was spent, in cents, nought included: `0`, `1.210,40`. */
const spent = z
  .string()
  .optional()
  .transform((typed = '', ctx) => {
    const line = cleanLine(typed)
    if (line === '') return null
    if (/^[-−–]/.test(line.replace(/[\s€]/g, ''))) return problem(ctx, { path: [], code: 'negative' })
    const amount = parseMoney(line)
    if (amount === null) return problem(ctx, { path: [], code: 'wrong' })
    return amount > 99_999_999_999 ? problem(ctx, { path: [], code: 'tooLarge' }) : cents(amount)
  })

/** Reads what was spent since the last report: an amount for each budget line, which may be nought. */
export function spendingForm() {
  return strict({
    spending: list(z.strictObject({ budgetLine: key, amount: spent }, { error: 'unknownField' }), 40),
  })
    .superRefine(({ later, spending }, ctx) => {
      if (later) return
      spending.forEach(({ amount }, at) => {
        if (amount === null) mend(ctx, ['spending', at, 'amount'], 'empty')
      })
    })
    .transform((typed): ReportEnvelope & { content: Spent[] } => ({
      ...enveloped(typed),
      content: typed.spending.flatMap(({ budgetLine, amount }) =>
        amount === null ? [] : [{ budgetLine, cents: amount }],
      ),
    }))
}

/** Reads the one lesson of a report. */
export function lessonForm() {
  return strict({ lessonTitle: maybe(fields.text(120)), lessonText: maybe(fields.longText(200)) })
    .superRefine(({ later, lessonTitle, lessonText }, ctx) => {
      if (later) return
      if (lessonTitle === null) mend(ctx, ['lessonTitle'], 'empty')
      if (lessonText === null) mend(ctx, ['lessonText'], 'empty')
    })
    .transform((typed): ReportEnvelope & { content: ReportContent['lesson'] } => ({
      ...enveloped(typed),
      content: { title: typed.lessonTitle ?? '', text: typed.lessonText ?? '' },
    }))
}
