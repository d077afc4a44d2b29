import type { GrantSubject } from './complaint.ts'
import type { EndingState } from './grant/ending.ts'
import type { ReportState } from './results/report.ts'

/** What became of a grant since somebody was told that they are right about something that was done on it. */
export type SinceAnswer = {
  /** Does the hold live that it is about? */
  holdLives: boolean
  /** Where the ending stands that it is about, and where the report does; null when it is about another thing. */
  ending: EndingState | null
  report: ReportState | null
  /** When the grant was settled last, and when its agreement last changed. */
  settledAt: Date | null
  changedAt: Date | null
}

/**
 * Does the fund still have to look again at what somebody was right about? A hold as long as it lives, a report until it is
 * accepted or not needed any more; an ending until it is taken back or the grant is settled after the answer; a settlement
 * until a newer one, a refused change until the agreement changed.
 */
export function isLookedAtAgain(about: GrantSubject, answeredAt: Date, since: SinceAnswer): boolean {
  const isNewer = (at: Date | null) => at !== null && at > answeredAt
  switch (about) {
    case 'hold':
      return since.holdLives
    case 'report':
      return since.report !== 'accepted' && since.report !== 'skipped'
    case 'ending':
      return since.ending !== 'withdrawn' && !isNewer(since.settledAt)
    case 'settlement':
      return !isNewer(since.settledAt)
    case 'change':
      return !isNewer(since.changedAt)
  }
}
