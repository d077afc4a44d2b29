import type { Relation, Role } from '../access.ts'
import { addDays, dayOf, type IsoDate } from '../calendar.ts'
import { lastDay, type RoundDates } from '../round.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { ProposalSource } from './source.ts'

/** Days that the fund has to type a paper form over, also when the round closes meanwhile. */
export const daysToType = 14

/**
 * May a paper form that was received on this day be typed over now? It came while its round was open: then it can be sent
 * until `until`, also after the close; null when the round is open long enough. Refuses `paper-day-to-come` and
 * `paper-outside-round`.
 */
export function canEnterPaper(
  round: RoundDates,
  receivedOn: IsoDate,
  now: Date,
): Verdict<{ until: IsoDate | null }> {
  const today = dayOf(now)
  if (receivedOn > today) return refused('paper-day-to-come')
  const last = lastDay(round)
  if (receivedOn < dayOf(round.opensAt) || (last !== null && receivedOn > last))
    return refused('paper-outside-round')
  const until = addDays(today, daysToType)
  return allowed({ until: last !== null && last < until ? until : null })
}

export type Taking = { relation: Exclude<Relation, 'none'>; helper: boolean; source: ProposalSource }

/**
 * As what somebody acts for a proposal: the manager who types a paper form over acts for a group that is not in the portal
 * itself, as an owner would.
 */
export function actingRelation(roles: readonly Role[], proposal: Taking | null): Relation {
  if (!proposal) return 'none'
  const types = proposal.source === 'paper' && proposal.helper && roles.includes('manager')
  return types && proposal.relation === 'editor' ? 'owner' : proposal.relation
}

/**
 * May this manager do the first check? Not of a text they typed themselves, unless nobody else can: `typed-by-you`. The
 * decision is another person's in any case.
 */
export function mayCheck({ typed, others }: { typed: boolean; others: number }): Verdict {
  return typed && others > 0 ? refused('typed-by-you') : allowed()
}
