import { dayOf, type IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { lastDay, type RoundState, roundState, type Track } from '../round.ts'

/** A round in which one can ask for money, as everybody may know it. */
export type Opportunity = {
  id: string
  slug: string
  name: string
  track: Track
  opensAt: Date
  closesAt: Date
  decideBy: IsoDate
  ceilingCents: Cents
  minCents: Cents
  maxCents: Cents
  createdAt: Date
  changedAt: Date
}

/** Where it is at a moment: a decided round is a closed one to who wants to apply. */
export function opportunityState(round: Opportunity, now: Date): Exclude<RoundState, 'decided'> {
  const state = roundState(round, now)
  return state === 'decided' ? 'closed' : state
}

/** A day that matters to who applies. */
export type Deadline = {
  id: string
  kind: 'opens' | 'closes' | 'decides'
  on: IsoDate
  round: Pick<Opportunity, 'slug' | 'name'>
  changedAt: Date
}

/** The days of each round: when one can begin, the last day to send, the last day to hear; in order of time. */
export function deadlinesOf(rounds: readonly Opportunity[]): Deadline[] {
  return rounds
    .flatMap((round) => {
      const days = [
        ['opens', dayOf(round.opensAt)],
        ['closes', lastDay(round) ?? dayOf(round.closesAt)],
        ['decides', round.decideBy],
      ] as const
      return days.map(([kind, on]) => ({
        id: `${round.id}-${kind}`,
        kind,
        on,
        round: { slug: round.slug, name: round.name },
        changedAt: round.changedAt,
      }))
    })
    .sort((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id))
}
