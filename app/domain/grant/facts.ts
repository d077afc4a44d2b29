import type { IsoDate } from '../calendar.ts'
import type { Condition, Facts, Measured } from './condition.ts'
import { factsNeeded } from './condition-references.ts'
import type { PartResults } from './outcome-payment.ts'

/** The plan in force, as far as conditions name it: terms have this shape, and so do the rows of the plan. */
export type PlannedIds = {
  milestones: readonly { id: string; title: string }[]
  reports: readonly { id: string; title: string }[]
  tranches: readonly { id: string; number: number }[]
  indicators: readonly {
    id: string
    name: string
    baseline: number | null
    target: number
    direction: 'up' | 'down'
  }[]
}

/** What happened, each with who did it where four eyes ask for it; ids are those of the terms. */
export type HappenedFacts = {
  today: IsoDate
  /** Both sides signed some version, and it is in force. */
  signed: boolean
  acceptedMilestones: readonly { id: string; by: string }[]
  acceptedReports: readonly { id: string; by: string }[]
  paidTranches: readonly string[]
  confirmations: readonly { role: string; text: string; by: string }[]
  /** From accepted reports, by indicator: a baseline measured since signing, and the newest actual value. */
  measured: Readonly<Record<string, { baseline: number | null; actual: Measured | null } | undefined>>
  /** Indicators of which the fund accepted that there can be no baseline. */
  waivedBaselines?: readonly string[]
  /** What the tranches that pay results can pay now, and who said that those results count. */
  results?: Readonly<Record<string, PartResults>>
  resultsBy?: readonly string[]
}

/** Puts plan and happenings together into what a condition asks. A baseline in the terms goes before a measured one. */
export function factsOf(plan: PlannedIds, happened: HappenedFacts): Facts {
  const among = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id)
  const named = (rows: PlannedIds['milestones'], accepted: readonly { id: string }[]) =>
    Object.fromEntries(rows.map(({ id, title }) => [id, { name: title, accepted: among(accepted, id) }]))
  return {
    today: happened.today,
    signed: happened.signed,
    milestones: named(plan.milestones, happened.acceptedMilestones),
    reports: named(plan.reports, happened.acceptedReports),
    tranches: Object.fromEntries(
      plan.tranches.map(({ id, number }) => [id, { number, paid: happened.paidTranches.includes(id) }]),
    ),
    confirmations: happened.confirmations.map(({ role, text }) => ({ role, text })),
    results: { ...happened.results },
    indicators: Object.fromEntries(
      plan.indicators.map(({ id, name, baseline, target, direction }) => {
        const measured = happened.measured[id]
        const from = baseline ?? measured?.baseline ?? null
        const baselineWaived = happened.waivedBaselines?.includes(id) ?? false
        return [
          id,
          { name, baseline: from, target, direction, actual: measured?.actual ?? null, baselineWaived },
        ]
      }),
    ),
  }
}

/** Who accepted or confirmed what a condition asks for: they may prepare the payment, but not approve it. */
export function acceptersFor(
  condition: Condition,
  happened: Pick<HappenedFacts, 'acceptedMilestones' | 'acceptedReports' | 'confirmations' | 'resultsBy'>,
): string[] {
  const needed = factsNeeded(condition)
  const asked = (text: string, role: string) =>
    needed.confirmations.some((one) => one.text === text && one.role === role)
  const people = [
    ...happened.acceptedMilestones.filter(({ id }) => needed.milestones.includes(id)),
    ...happened.acceptedReports.filter(({ id }) => needed.reports.includes(id)),
    ...happened.confirmations.filter(({ text, role }) => asked(text, role)),
  ]
  const counted = needed.results.length > 0 ? (happened.resultsBy ?? []) : []
  return [...new Set([...people.map(({ by }) => by), ...counted])]
}
