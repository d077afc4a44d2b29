import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { Side } from './signing.ts'
import type { Terms } from './terms.ts'

/** What both sides can come to on the day of an experiment: all three are good. */
export const reviewOutcomes = ['go-on', 'turn', 'stop'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/**
 * Looking back on an experiment together: one side says what it sees and what should follow, the other agrees or says
 * something else, and so on until they agree. The fund closes it alone once an answer did not come.
 */
export const reviewMoves = {
  open: { propose: 'proposed' },
  proposed: { propose: 'proposed', differ: 'differs', agree: 'concluded', close: 'concluded' },
  differs: { differ: 'differs', agree: 'concluded', close: 'concluded' },
  concluded: {},
} as const
export type ReviewState = keyof typeof reviewMoves
type VerbsOf<Moves> = Moves extends unknown ? keyof Moves : never
export type ReviewVerb = VerbsOf<(typeof reviewMoves)[ReviewState]>
export const reviewStates = Object.keys(reviewMoves) as [ReviewState, ...ReviewState[]]

/** What one side wrote, as far as the rules care; a review has them in the order in which they were written. */
export type ViewWritten = { id: string; side: Side; outcome: ReviewOutcome; on: IsoDate }

/** The state a review comes in by this verb; refuses `not-in-this-state` with the state it is in. */
export function moveReview(state: ReviewState, verb: ReviewVerb): Verdict<{ state: ReviewState }> {
  const moves: Partial<Record<ReviewVerb, ReviewState>> = reviewMoves[state]
  const next = moves[verb]
  return next
    ? allowed({ state: next })
    : refused('not-in-this-state', { state, machine: 'experimentReview' })
}

/** What one side wrote last; null when it wrote nothing. */
export function lastOf<View extends Pick<ViewWritten, 'side'>>(
  views: readonly View[],
  side: Side,
): View | null {
  return views.findLast((view) => view.side === side) ?? null
}

/** Whose answer is waited for: both while nobody wrote, else the side that did not write last. */
export function turnOf(views: readonly Pick<ViewWritten, 'side'>[]): Side | 'both' {
  const last = views.at(-1)
  return last === undefined ? 'both' : otherSide(last.side)
}

/** The other of two. */
export function otherSide(side: Side): Side {
  return side === 'fund' ? 'grantee' : 'fund'
}

/**
 * What writing this does: the first view proposes, the same as the other side last said agrees, and anything else differs.
 */
export function onWriting(
  views: readonly Pick<ViewWritten, 'side' | 'outcome'>[],
  side: Side,
  outcome: ReviewOutcome,
): Extract<ReviewVerb, 'propose' | 'differ' | 'agree'> {
  const other = lastOf(views, otherSide(side))
  if (!other) return 'propose'
  return other.outcome === outcome ? 'agree' : 'differ'
}

/** Can this side agree with what was written last? Refuses `review-no-view` when that is its own, or nothing. */
export function canAgree<View extends Pick<ViewWritten, 'side'>>(
  views: readonly View[],
  side: Side,
): Verdict<{ view: View }> {
  const last = views.at(-1)
  return last === undefined || last.side === side ? refused('review-no-view') : allowed({ view: last })
}

/** What a view says about going on: another question, another day to look back. */
export type WhatNext = { question: string | null; reviewOn: IsoDate | null }

/**
 * The experiment as it would be after this outcome; null when nothing about it changes. Going on changes its day at most;
 * another way asks another question and is looked at again, half way to the end unless a day was named.
 */
export function experimentAfter(
  experiment: NonNullable<Terms['experiment']>,
  outcome: ReviewOutcome | null,
  next: WhatNext,
  { endsOn, today }: { endsOn: IsoDate; today: IsoDate },
): NonNullable<Terms['experiment']> | null {
  if (outcome !== 'go-on' && outcome !== 'turn') return null
  const halfway = addDays(today, Math.floor(daysBetween(today, endsOn) / 2))
  const later = halfway > experiment.reviewDate && halfway > today ? halfway : experiment.reviewDate
  const after = {
    ...experiment,
    question: outcome === 'turn' ? (next.question ?? experiment.question) : experiment.question,
    reviewDate: next.reviewOn ?? (outcome === 'turn' ? later : experiment.reviewDate),
  }
  const same = after.question === experiment.question && after.reviewDate === experiment.reviewDate
  return same ? null : after
}

/** May everybody read the lesson? Only when both sides said so; what the fund closed alone stays with the two. */
export function lessonIsPublic(shared: Record<Side, boolean>): boolean {
  return shared.fund && shared.grantee
}
