import { addDays, type IsoDate } from '../calendar.ts'
import type { Condition } from '../grant/condition.ts'
import { askedBefore, type ReportState } from './report.ts'

/** What is told about a report that nobody sent yet, each once. */
export const reportNews = ['asked', 'in-7', 'in-3', 'in-1', 'late'] as const
export type ReportNews = (typeof reportNews)[number]

/** From so many days before its day each is told; `late` from the day after it. */
const daysBefore: Record<Exclude<ReportNews, 'late'>, number> = {
  asked: askedBefore,
  'in-7': 7,
  'in-3': 3,
  'in-1': 1,
}

/**
 * What there is to tell today about a report that is due on a day: the newest thing of which the day came; null when it is
 * too early, or when the report was sent or is not needed any more. Who has hours left hears that, and not that weeks ago
 * there were three weeks.
 */
export function newsOfReport(dueOn: IsoDate, state: ReportState, today: IsoDate): ReportNews | null {
  if (state !== 'due' && state !== 'draft') return null
  if (today > dueOn) return 'late'
  return (['in-1', 'in-3', 'in-7', 'asked'] as const).find((news) => today >= tellFrom(dueOn, news)) ?? null
}

function tellFrom(dueOn: IsoDate, news: keyof typeof daysBefore): IsoDate {
  return addDays(dueOn, -daysBefore[news])
}

/** How many minutes a report takes, about: some for every page, more for a figure than for a line of the budget. */
export function minutesFor(terms: {
  indicators: readonly unknown[]
  budgetLines: readonly unknown[]
}): number {
  const minutes = 10 + 3 * terms.indicators.length + terms.budgetLines.length
  return Math.ceil(minutes / 5) * 5
}

/** Does this condition wait for a report, or for a milestone that the report may show? */
export function waitsForReport(
  condition: Condition,
  report: { id: string; milestones: readonly string[] },
): boolean {
  if ('all' in condition) return condition.all.some((part) => waitsForReport(part, report))
  if ('any' in condition) return condition.any.some((part) => waitsForReport(part, report))
  if ('reportAccepted' in condition) return condition.reportAccepted === report.id
  return 'milestoneAccepted' in condition && report.milestones.includes(condition.milestoneAccepted)
}

/** What a condition goes on waiting for when the fund does without a report. */
export type LeftWaiting = 'report' | 'milestone'

/**
 * What is left of a condition when a report is skipped: `report` when nothing but that report, or other terms, can fulfil it;
 * `milestone` when a milestone that the report would have shown can still be shown apart; null when it never needed either.
 */
export function leftWaiting(
  condition: Condition,
  report: { id: string; milestones: readonly string[] },
): LeftWaiting | null {
  if (!canStillHold(condition, report, true)) return 'report'
  return canStillHold(condition, report, false) ? null : 'milestone'
}

/** Can a condition be met without the report, when everything else comes; and without its milestones unless they are `shown` apart? */
function canStillHold(
  condition: Condition,
  report: { id: string; milestones: readonly string[] },
  shown: boolean,
): boolean {
  const holds = (part: Condition) => canStillHold(part, report, shown)
  if ('all' in condition) return condition.all.every(holds)
  if ('any' in condition) return condition.any.some(holds)
  if ('reportAccepted' in condition) return condition.reportAccepted !== report.id
  return (
    shown || !('milestoneAccepted' in condition) || !report.milestones.includes(condition.milestoneAccepted)
  )
}
