import { addDays, type IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { lastOf, type ReviewOutcome, turnOf, type ViewWritten } from './review.ts'

/** So many days before its day both sides can write. */
export const daysBefore = 14
/** So many days after its day the initiative is reminded. */
export const daysToRemind = 14
/** So many days after its day the fund may close it alone. */
export const daysToAnswer = 28
/** So many days an initiative has at least, after a reminder and after what the fund wrote. */
export const daysAtLeast = 14

/** From which day both sides can look back. */
export function reviewOpensOn(reviewOn: IsoDate): IsoDate {
  return addDays(reviewOn, -daysBefore)
}

/** May somebody look back already? Refuses `review-not-open` with the first day on which one can (`from`). */
export function canReview(reviewOn: IsoDate, today: IsoDate): Verdict {
  const from = reviewOpensOn(reviewOn)
  return today < from ? refused('review-not-open', { from }) : allowed()
}

type Waiting = {
  reviewOn: IsoDate
  views: readonly ViewWritten[]
  remindedOn: IsoDate | null
  today: IsoDate
}

/**
 * May the fund close it alone? It wrote last itself (`review-view-needed`), the initiative was reminded
 * (`review-not-reminded`), and the term is over (`review-too-early` with the first day, `from`). An initiative that wrote
 * nothing is taken to have no objection; when both wrote and differ, both texts stand and the outcome is null: what was
 * agreed goes on.
 */
export function canClose({ reviewOn, views, remindedOn, today }: Waiting): Verdict<{
  outcome: ReviewOutcome | null
}> {
  const last = views.at(-1)
  if (last?.side !== 'fund') return refused('review-view-needed')
  if (remindedOn === null) return refused('review-not-reminded')
  const from = closesFrom({ reviewOn, wroteOn: last.on, remindedOn })
  const theirs = lastOf(views, 'grantee')
  return today < from
    ? refused('review-too-early', { from })
    : allowed({ outcome: theirs ? null : last.outcome })
}

function closesFrom(days: { reviewOn: IsoDate; wroteOn: IsoDate; remindedOn: IsoDate }): IsoDate {
  return [
    addDays(days.reviewOn, daysToAnswer),
    addDays(days.wroteOn, daysAtLeast),
    addDays(days.remindedOn, daysAtLeast),
  ]
    .toSorted()
    .at(-1) as IsoDate
}

/** What is told about a review that is not concluded, each once. */
export type ReviewNews = 'soon' | 'day' | 'reminder'

/**
 * What has to be told on this day: that the day comes, that it is there, and two weeks after that a reminder to an
 * initiative whose answer is waited for. Null when there is nothing (more) to tell.
 */
export function newsOf({
  reviewOn,
  views,
  today,
  told,
}: Omit<Waiting, 'remindedOn'> & {
  told: Partial<Record<ReviewNews, IsoDate>>
}): ReviewNews | null {
  if (!canReview(reviewOn, today).ok) return null
  if (today < reviewOn) return told.soon ? null : 'soon'
  if (!told.day) return 'day'
  const from = addDays(told.day > reviewOn ? told.day : reviewOn, daysToRemind)
  return !told.reminder && today >= from && turnOf(views) !== 'fund' ? 'reminder' : null
}

/**
 * Can the next review be on this day? After this one and after today, and not after the end (`review-date-outside`, with
 * the first and the last day that can be).
 */
export function canComeNext(
  next: IsoDate | null,
  { reviewOn, endsOn, today }: { reviewOn: IsoDate; endsOn: IsoDate; today: IsoDate },
): Verdict {
  if (next === null) return allowed()
  const from = addDays(reviewOn > today ? reviewOn : today, 1)
  return next < from || next > endsOn ? refused('review-date-outside', { from, to: endsOn }) : allowed()
}
