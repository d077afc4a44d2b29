import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { turnOf } from '#app/domain/grant/review.ts'
import { canClose } from '#app/domain/grant/review-days.ts'
import type { Reader } from '#db/client.server.ts'
import { reviewById, viewsOf } from '../experiment-reviews.server.ts'
import { type GrantToReview, grantsToReview } from '../to-review.server.ts'
import { type WorkItem, workItem } from './item.ts'

/** Days in which the fund answers what an initiative wrote. */
const daysToAnswer = 7

/** Experiments to look back on: to write about by their day, to answer, or to close once no answer came. */
export async function reviewsToHold(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const due = await grantsToReview(reader, today, fund)
  return (await Promise.all(due.map((one) => itemOf(reader, one, today)))).flat()
}

async function itemOf(
  reader: Reader,
  { grant, title, reviewOn, review: id }: GrantToReview,
  today: IsoDate,
): Promise<WorkItem[]> {
  const review = id ? await reviewById(reader, id) : null
  const views = review ? await viewsOf(reader, review.id) : []
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
  const remindedOn = review?.told.reminder ? dayOf(review.told.reminder) : null
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
