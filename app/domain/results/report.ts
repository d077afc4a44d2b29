import { z } from 'zod'
import { type IsoDate, isIsoDate } from '../calendar.ts'
import { centsSchema } from '../money.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { qualifiers } from './indicator.ts'
import { judgeMeasurement, type Measurement, type WithBaseline } from './measurement.ts'

/** From each state of a report, what can be done with it and where that leads. */
export const reportMoves = {
  due: { start: 'draft', skip: 'skipped' },
  draft: { send: 'sent', skip: 'skipped' },
  sent: { return: 'returned', accept: 'accepted' },
  returned: { send: 'sent' },
  accepted: {},
  skipped: {},
} as const

export type ReportState = keyof typeof reportMoves
type VerbsOf<Moves> = Moves extends unknown ? keyof Moves : never
export type ReportVerb = VerbsOf<(typeof reportMoves)[ReportState]>
export const reportStates = Object.keys(reportMoves) as [ReportState, ...ReportState[]]

const day = z.string().refine(isIsoDate)
const measuredSchema = z.object({
  indicator: z.string(),
  value: z
    .object({
      value: z.number(),
      valueMax: z.number().nullish(),
      qualifier: z.enum(qualifiers),
      denominator: z.number().nullish(),
      n: z.number().nullish(),
      scale: z.object({ from: z.number(), to: z.number() }).nullish(),
    })
    .nullable(),
  /** Why there is no figure. A missing figure is null with its reason, never nought. */
  missingBecause: z.string().nullable(),
  from: day,
  to: day,
})

/** A report as stored, draft or sent; what is not filled in yet is empty. */
export const reportContentSchema = z.object({
  story: z.string().default(''),
  /** Ids of the milestones that the initiative says are reached. */
  milestones: z.array(z.string()).default([]),
  measurements: z.array(measuredSchema).default([]),
  spending: z.array(z.object({ budgetLine: z.string(), cents: centsSchema })).default([]),
  lesson: z.string().default(''),
})
export type ReportContent = z.infer<typeof reportContentSchema>

/** The terms in force, as far as a report answers to them. */
export type ReportTerms = {
  milestones: readonly { id: string }[]
  indicators: readonly WithBaseline[]
  budgetLines: readonly { id: string }[]
}
export type Sendable = { state: ReportState; content: ReportContent; earlier: readonly Measurement[] }

/** The parts of a report, in the order in which they are asked. */
export const reportParts = ['story', 'measurements', 'spending', 'lesson'] as const
export type ReportPart = (typeof reportParts)[number]

/** The state a report comes in by this verb; refuses `report-accepted` and `not-in-this-state` with its state. */
export function moveReport(state: ReportState, verb: ReportVerb): Verdict<{ state: ReportState }> {
  const moves: Partial<Record<ReportVerb, ReportState>> = reportMoves[state]
  const next = moves[verb]
  if (next) return allowed({ state: next })
  return state === 'accepted' ? refused('report-accepted') : refused('not-in-this-state', { state })
}

/**
 * May this report be sent? It names only what is in the terms (`not-found`), says something in every part
 * (`sections-not-done` with the open ones: each indicator has a figure or the reason why not, each budget line an
 * amount, nought included), has no figure twice, and every figure may be measured (`judgeMeasurement`).
 */
export function canSend(
  report: Sendable,
  terms: ReportTerms,
  today: IsoDate,
): Verdict<{ state: ReportState }> {
  const move = moveReport(report.state, 'send')
  if (!move.ok) return move
  const verdict = firstRefusal(
    namesTheTerms(report.content, terms),
    saysEverything(report.content, terms),
    ...figuresOf(report, terms, today),
  )
  return verdict.ok ? move : verdict
}

/** The parts that still have to be filled in. */
export function openParts(content: ReportContent, terms: ReportTerms): ReportPart[] {
  const done: Record<ReportPart, boolean> = {
    story: content.story.trim() !== '',
    measurements: terms.indicators.every(({ id }) =>
      content.measurements.filter((one) => one.indicator === id).some(answers),
    ),
    spending: terms.budgetLines.every(({ id }) => content.spending.some((line) => line.budgetLine === id)),
    lesson: content.lesson.trim() !== '',
  }
  return reportParts.filter((part) => !done[part])
}

function answers({ value, missingBecause }: ReportContent['measurements'][number]): boolean {
  return value !== null || Boolean(missingBecause?.trim())
}

function namesTheTerms(content: ReportContent, terms: ReportTerms): Verdict {
  const lists = [
    [content.milestones, terms.milestones],
    [content.measurements.map((one) => one.indicator), terms.indicators],
    [content.spending.map((line) => line.budgetLine), terms.budgetLines],
  ] as const
  const sound = lists.every(
    ([named, known]) =>
      new Set(named).size === named.length && named.every((id) => known.some((one) => one.id === id)),
  )
  return sound ? allowed() : refused('not-found')
}

function saysEverything(content: ReportContent, terms: ReportTerms): Verdict {
  const open = openParts(content, terms)
  return open.length === 0 ? allowed() : refused('sections-not-done', { sections: open })
}

function figuresOf({ content, earlier }: Sendable, terms: ReportTerms, today: IsoDate): Verdict[] {
  return content.measurements.flatMap(({ indicator: id, value, from, to }) => {
    const indicator = terms.indicators.find((one) => one.id === id)
    if (!indicator || value === null) return []
    return [judgeMeasurement({ baseline: false, period: { from, to } }, indicator, earlier, today)]
  })
}
