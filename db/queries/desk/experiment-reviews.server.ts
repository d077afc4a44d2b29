import { asc, inArray } from 'drizzle-orm'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { type ReviewOutcome, turnOf, type ViewWritten } from '#app/domain/grant/review.ts'
import { canClose } from '#app/domain/grant/review-days.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Reader } from '#db/client.server.ts'
import { experimentReviews, experimentViews } from '#db/schema/index.ts'
import { type GrantToReview, grantsToReview } from '../to-review.server.ts'
import { type WorkItem, workItem } from './item.ts'

/** Days in which the fund answers what an initiative wrote. */
const daysToAnswer = 7

/** Experiments to look back on: to write about by their day, to answer, or to close once no answer came. */
export async function reviewsToHold(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const due = await grantsToReview(reader, today, fund)
  const begun = due.flatMap(({ review }) => review ?? [])
  if (begun.length === 0) return due.flatMap((one) => itemOf(one, none, today))
  const reviews = await reader
    .select({ id: experimentReviews.id, remindedAt: experimentReviews.remindedAt })
    .from(experimentReviews)
    .where(inArray(experimentReviews.id, begun))
  const views = await reader
    .select({
      review: experimentViews.reviewId,
      id: experimentViews.id,
      side: experimentViews.side,
      outcome: experimentViews.outcome,
      writtenAt: experimentViews.writtenAt,
    })
    .from(experimentViews)
    .where(inArray(experimentViews.reviewId, begun))
    .orderBy(asc(experimentViews.number))
  return due.flatMap((one) => {
    const reminded = reviews.find(({ id }) => id === one.review)?.remindedAt
    const written = views.filter(({ review }) => review === one.review)
    const known = {
      views: written.map(({ id, side, outcome, writtenAt }) => ({
        ...{ id, side: side as Side, outcome: outcome as ReviewOutcome, on: dayOf(writtenAt) },
      })),
      remindedOn: reminded ? dayOf(reminded) : null,
    }
    return itemOf(one, known, today)
  })
}

/** What both sides wrote, and when they were reminded. */
type Known = { views: ViewWritten[]; remindedOn: IsoDate | null }
const none: Known = { views: [], remindedOn: null }

function itemOf(
  { grant, title, reviewOn }: GrantToReview,
  { views, remindedOn }: Known,
  today: IsoDate,
): WorkItem[] {
  const item = {
    key: `learning-${grant}-${reviewOn}`,
    subject: grant,
    of: 'manager',
    title,
    href: `/manager/grants/${grant}/review`,
  } as const
  const turn = turnOf(views)
  if (turn === 'both') return [workItem({ ...item, kind: 'learning-write', on: reviewOn })]
  if (turn === 'fund') {
    const since = views.at(-1)?.on ?? today
    const on = [reviewOn, addDays(since, daysToAnswer)].toSorted().at(-1) ?? reviewOn
    return [workItem({ ...item, kind: 'learning-answer', on, since })]
  }
  return canClose({ reviewOn, views, remindedOn, today }).ok
    ? [
        workItem({
          ...item,
          kind: 'learning-close',
          on: addDays(today, daysToAnswer),
          href: `${item.href}/conclusion`,
        }),
      ]
    : []
}
