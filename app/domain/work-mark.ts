import { addDays, type IsoDate } from './calendar.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

/** What somebody does with a piece of work instead of doing it: put it away for some days, or give it to a colleague. */
export const workTopics = ['shelf', 'hand'] as const
export type WorkTopic = (typeof workTopics)[number]

/** Days that work may be put away at most. */
export const longestShelf = 60
export const longestWorkReason = 300

/**
 * May a piece of work be put away until a day, on which it is back? Refuses `shelf-day` for today and before, `shelf-long`
 * (last) for more than sixty days, and for work with a term in law or in the rules of the fund (`term`) `shelf-past-term`
 * (on) for a day after that term.
 */
export function canShelve({
  until,
  today,
  term,
}: {
  until: IsoDate
  today: IsoDate
  term: IsoDate | null
}): Verdict {
  if (until <= today) return refused('shelf-day', { fields: ['until'] })
  const last = addDays(today, longestShelf)
  if (until > last) return refused('shelf-long', { last, fields: ['until'] })
  if (term !== null && until > term) return refused('shelf-past-term', { on: term, fields: ['until'] })
  return allowed()
}

/**
 * The last day until which a piece of work may be put away, and whether that is its term; null when there is none, since its
 * term is here.
 */
export function lastShelfDay({
  today,
  term,
}: {
  today: IsoDate
  term: IsoDate | null
}): { day: IsoDate; isTerm: boolean } | null {
  if (term !== null && term <= today) return null
  const last = addDays(today, longestShelf)
  return term !== null && term <= last ? { day: term, isTerm: true } : { day: last, isTerm: false }
}

/** Somebody to whom work could be given: are they free to do it? */
export type Colleague = { id: string; closed: boolean }

/**
 * May a piece of work be given to this person? Refuses `not-found` for who does not hold the role, `hand-prepared` for who
 * prepared it themselves, since four eyes are of two people, and `hand-closed` for who stands too near to it.
 */
export function canHand(
  to: string,
  work: { preparedBy: string | null; colleagues: readonly Colleague[] },
): Verdict {
  const colleague = work.colleagues.find(({ id }) => id === to)
  if (!colleague) return refused('not-found')
  if (work.preparedBy === to) return refused('hand-prepared', { fields: ['person'] })
  return colleague.closed ? refused('hand-closed', { fields: ['person'] }) : allowed()
}

/**
 * Whose a piece of work is: who agreed to do it, who gave it on to who has it now, and with whom it lies; null when it is of
 * everybody with its role.
 */
export type Held = {
  agreed: string | null
  givenBy: string | null
  holder: { id: string; name: string; isAway: boolean } | null
}

/**
 * May somebody put a piece of work away, give it on, or put it back? Who holds it, agreed to do it or gave it on, and those
 * in whose place they act (`mine`); a manager for who is away. Refuses `work-of-other` (name).
 */
export function canMark(
  actor: { mine: readonly string[]; isManager: boolean },
  { agreed, givenBy, holder }: Held,
): Verdict {
  if (holder === null || actor.mine.includes(holder.id)) return allowed()
  if ([agreed, givenBy].some((one) => one !== null && actor.mine.includes(one))) return allowed()
  return actor.isManager && holder.isAway ? allowed() : refused('work-of-other', { name: holder.name })
}

/** What was last said of where a piece of work lies; `until` and `person` are null when it was taken back. */
export type WorkMark = {
  key: string
  topic: WorkTopic
  until: IsoDate | null
  person: string | null
}

/**
 * Where does a piece of work lie for somebody on a day? `shelf` until its day comes; `hand` with somebody else who holds the
 * role that day; null on one's own desk. `mine` are oneself and those in whose place one acts.
 */
export function liesAt(
  marks: readonly WorkMark[],
  { today, mine, holders }: { today: IsoDate; mine: readonly string[]; holders: readonly string[] },
): WorkTopic | null {
  const shelf = marks.find(({ topic }) => topic === 'shelf')
  if (shelf?.until && shelf.until > today) return 'shelf'
  const hand = marks.find(({ topic }) => topic === 'hand')?.person
  return hand && !mine.includes(hand) && holders.includes(hand) ? 'hand' : null
}
