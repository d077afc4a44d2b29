import { z } from 'zod'
import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { type Cents, cents } from '../money.ts'
import type { Condition } from './condition.ts'
import type { InstrumentKind } from './instrument.ts'
import type { Milestone, ReportMoment } from './milestone.ts'
import type { Tranche } from './tranche.ts'

const count = (usual: number, most: number) => z.number().int().min(0).max(most).default(usual)

/** What releases a middle part: the report, the last milestone of its group, or both. */
export const middleReleases = ['milestone-and-report', 'report', 'milestone'] as const

/**
 * How money is usually split and when reports are due. Up to `paidAtOnceUpToCents` all is paid when signed; above, the
 * first part has `firstBp` of it, the last `finalBp`, and the middle what is left, in two parts above
 * `twoMiddlePartsAboveCents`. Shares in basis points.
 */
export const recipeSchema = z.strictObject({
  paidAtOnceUpToCents: count(250_000, 100_000_000),
  twoMiddlePartsAboveCents: count(2_500_000, 1_000_000_000),
  firstBp: count(4_000, 10_000),
  finalBp: count(2_000, 10_000),
  middleReleasedBy: z.enum(middleReleases).default('milestone-and-report'),
  daysToReport: count(14, 180),
  daysToPay: count(14, 90),
  weeksToFinalReport: count(6, 52),
})
export type Recipe = z.infer<typeof recipeSchema>
export const usualRecipe = recipeSchema.parse({})

export type Plan = {
  amountCents: Cents
  startsOn: IsoDate
  endsOn: IsoDate
  /** The day of the decision; no payment is planned before it. */
  decidedOn: IsoDate
  milestones: readonly Milestone[]
}
export type ReportWords = { interim: string; final: string }

/**
 * The schedule that a recipe makes, which the manager may change. Small: all of it when signed. Else a part when signed,
 * the middle in one or two parts as groups of milestones are done, the last on the final report; parts are
 * whole euros and the first takes what is left over, so the sum is the amount. Every part after the first waits for
 * the baseline. Without a middle share there are two parts.
 */
export function usualSchedule(
  plan: Plan,
  words: ReportWords,
  recipe: Recipe = usualRecipe,
  instrument: InstrumentKind = 'gift',
): { reports: ReportMoment[]; tranches: Tranche[] } {
  const finalDue = addDays(plan.endsOn, recipe.weeksToFinalReport * 7)
  const groups = groupsOf(plan, recipe)
  const interim = groups.slice(0, -1).map((group, at) => {
    const due = addDays((group.at(-1) as Milestone).due, recipe.daysToReport)
    const title = groups.length > 2 ? `${words.interim} ${at + 1}` : words.interim
    return reportOf(`r${at + 1}`, 'interim', title, daysBetween(due, finalDue) > 0 ? due : finalDue, group)
  })
  const final = reportOf(`r${groups.length}`, 'final', words.final, finalDue, groups.at(-1) ?? [])
  return { reports: [...interim, final], tranches: tranchesOf(plan, interim, final, recipe, instrument) }
}

function groupsOf({ amountCents, milestones }: Plan, recipe: Recipe): Milestone[][] {
  if (amountCents <= recipe.paidAtOnceUpToCents || recipe.firstBp + recipe.finalBp >= 10_000)
    return [[...milestones]]
  const middle = Math.min(milestones.length, amountCents > recipe.twoMiddlePartsAboveCents ? 2 : 1)
  const edges = Array.from({ length: middle }, (_, at) =>
    Math.ceil(((at + 1) * milestones.length) / (middle + 1)),
  )
  return [0, ...edges].map((from, at) => milestones.slice(from, edges[at]))
}

function reportOf(
  id: string,
  kind: ReportMoment['kind'],
  title: string,
  due: IsoDate,
  milestones: readonly Milestone[],
): ReportMoment {
  return { id, kind, title, due, milestones: milestones.map((milestone) => milestone.id) }
}

function tranchesOf(
  plan: Plan,
  interim: readonly ReportMoment[],
  final: ReportMoment,
  recipe: Recipe,
  instrument: InstrumentKind,
): Tranche[] {
  const trancheOf = (number: number, amount: number, plannedOn: IsoDate, condition: Condition): Tranche => ({
    id: `t${number}`,
    number,
    instrument,
    amountCents: cents(amount),
    plannedOn,
    condition,
  })
  const start = daysBetween(plan.startsOn, plan.decidedOn) > 0 ? plan.decidedOn : plan.startsOn
  if (plan.amountCents <= recipe.paidAtOnceUpToCents || recipe.firstBp === 10_000)
    return [trancheOf(1, plan.amountCents, start, { signed: true })]
  const last = wholeEuros(plan.amountCents * recipe.finalBp, 10_000)
  const middle =
    interim.length === 0
      ? 0
      : wholeEuros(plan.amountCents * (10_000 - recipe.firstBp - recipe.finalBp), 10_000 * interim.length)
  const first = plan.amountCents - last - middle * interim.length
  const paymentOf = ({ due }: ReportMoment) =>
    due > start ? addDays(due, recipe.daysToPay) : addDays(start, recipe.daysToPay)
  const parts = [
    trancheOf(1, first, start, { signed: true }),
    ...interim.map((report, at) =>
      trancheOf(at + 2, middle, paymentOf(report), {
        all: [
          { signed: true },
          { baselineRecorded: true },
          ...(recipe.middleReleasedBy === 'report'
            ? []
            : [{ milestoneAccepted: report.milestones.at(-1) as string }]),
          ...(recipe.middleReleasedBy === 'milestone' ? [] : [{ reportAccepted: report.id }]),
        ],
      }),
    ),
    trancheOf(interim.length + 2, last, paymentOf(final), {
      all: [{ signed: true }, { baselineRecorded: true }, { reportAccepted: final.id }],
    }),
  ]
  return parts
    .filter(({ amountCents }) => amountCents > 0)
    .map((part, at) => ({ ...part, id: `t${at + 1}`, number: at + 1 }))
}

function wholeEuros(part: number, of: number): number {
  return Math.floor(part / (of * 100)) * 100
}
