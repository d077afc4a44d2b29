import { addDays, dayOf, type IsoDate } from '../calendar.ts'
import { type RoundDates, roundState } from '../round.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { move, type ProposalState } from './state.ts'

/** Why the fund opens one proposal once more. */
export const reopeningReasons = ['outage', 'illness', 'mistake-of-fund', 'mistake-in-text', 'other'] as const
export type ReopeningReason = (typeof reopeningReasons)[number]

/** Days ahead that a reopening may last. */
export const longestReopening = 28

export type Reopenable = { state: ProposalState; round: RoundDates }

/**
 * May the fund open this proposal once more until a day (included, Europe/Amsterdam), and in which state is it then? A
 * draft whose round has closed can be sent until that day; one that was sent comes back to be changed; one that came
 * back gets more time. Refuses `not-in-this-state` (state), `round-still-open` for a draft that needs no reopening,
 * `reopening-day-passed`, `reopening-too-long` (count: days).
 */
export function canReopen(
  { state, round }: Reopenable,
  until: IsoDate,
  now: Date,
): Verdict<{ state: ProposalState }> {
  const next = stateAfter(state)
  if (!next.ok) return next
  const today = dayOf(now)
  if (state === 'draft' && ['planned', 'open'].includes(roundState(round, now)))
    return refused('round-still-open')
  if (until < today) return refused('reopening-day-passed')
  if (until > addDays(today, longestReopening))
    return refused('reopening-too-long', { count: longestReopening })
  return next
}

/** Is a proposal open once more on the day of this instant? */
export function isReopened(reopenedUntil: IsoDate | null | undefined, now: Date): boolean {
  return Boolean(reopenedUntil && dayOf(now) <= reopenedUntil)
}

function stateAfter(state: ProposalState): Verdict<{ state: ProposalState }> {
  return state === 'draft' || state === 'returned' ? allowed({ state }) : move(state, 'return')
}
