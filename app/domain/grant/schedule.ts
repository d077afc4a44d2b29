import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { type Cents, cents } from '../money.ts'
import type { Condition } from './condition.ts'
import type { Milestone, ReportMoment } from './milestone.ts'
import type { Tranche } from './tranche.ts'

/** Up to here, in cents, a gift is paid at once; above, the start, the middle and the end each have their part. */
export const paidAtOnceUpTo = cents(250_000)
const twoMiddlePartsAbove = 2_500_000
const daysToReport = 14
const daysToPay = 14
const weeksToFinalReport = 6

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
 * The usual schedule of a gift, which the manager may change. Small: all of it when signed. Else 40 % when signed,
 * 40 % in one or two parts as the report on a group of milestones is accepted, 20 % on the final report; parts are
 * whole euros and the first takes what is left over, so the sum is the amount. Every part after the first waits for
 * the baseline. A report is due two weeks after the last milestone of its group, the final one six weeks after the end.
 */
export function usualSchedule(
  plan: Plan,
  words: ReportWords,
): { reports: ReportMoment[]; tranches: Tranche[] } {
  const finalDue = addDays(plan.endsOn, weeksToFinalReport * 7)
  const groups = groupsOf(plan)
  const interim = groups.slice(0, -1).map((group, at) => {
    const due = addDays((group.at(-1) as Milestone).due, daysToReport)
    const title = groups.length > 2 ? `${words.interim} ${at + 1}` : words.interim
    return reportOf(`r${at + 1}`, 'interim', title, daysBetween(due, finalDue) > 0 ? due : finalDue, group)
  })
  const final = reportOf(`r${groups.length}`, 'final', words.final, finalDue, groups.at(-1) ?? [])
  return { reports: [...interim, final], tranches: tranchesOf(plan, interim, final) }
}

function groupsOf({ amountCents, milestones }: Plan): Milestone[][] {
  if (amountCents <= paidAtOnceUpTo) return [[...milestones]]
  const middle = Math.min(milestones.length, amountCents > twoMiddlePartsAbove ? 2 : 1)
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

function tranchesOf(plan: Plan, interim: readonly ReportMoment[], final: ReportMoment): Tranche[] {
  const start = daysBetween(plan.startsOn, plan.decidedOn) > 0 ? plan.decidedOn : plan.startsOn
  if (plan.amountCents <= paidAtOnceUpTo) return [trancheOf(1, plan.amountCents, start, { signed: true })]
  const last = wholeEuros(plan.amountCents * 20, 100)
  const middle = wholeEuros(plan.amountCents * 40, 100 * interim.length)
  const first = plan.amountCents - last - middle * interim.length
  const paymentOf = ({ due }: ReportMoment) =>
    due > start ? addDays(due, daysToPay) : addDays(start, daysToPay)
  return [
    trancheOf(1, first, start, { signed: true }),
    ...interim.map((report, at) =>
      trancheOf(at + 2, middle, paymentOf(report), {
        all: [
          { signed: true },
          { baselineRecorded: true },
          { milestoneAccepted: report.milestones.at(-1) as string },
          { reportAccepted: report.id },
        ],
      }),
    ),
    trancheOf(interim.length + 2, last, paymentOf(final), {
      all: [{ signed: true }, { baselineRecorded: true }, { reportAccepted: final.id }],
    }),
  ]
}

function trancheOf(number: number, amount: number, plannedOn: IsoDate, condition: Condition): Tranche {
  return { id: `t${number}`, number, instrument: 'gift', amountCents: cents(amount), plannedOn, condition }
}

function wholeEuros(part: number, of: number): number {
  return Math.floor(part / (of * 100)) * 100
}
