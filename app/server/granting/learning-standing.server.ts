import { dayOf } from '#app/domain/calendar.ts'
import { isUnderWay } from '#app/domain/grant/grant.ts'
import { moveReview } from '#app/domain/grant/review.ts'
import { canReview } from '#app/domain/grant/review-days.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { reviewsOf, viewsOf } from '#db/queries/experiment-reviews.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { notFound } from '../answers.server.ts'

/**
 * The reviews of a grant, the one of the day that its terms name now, and whether it can be written now; not found when
 * nothing is tried, and nothing was.
 */
export async function reviewStanding(grant: Grant, now: Date) {
  const version = await versionInForce(db(), grant.id)
  const experiment = version?.terms.experiment ?? null
  const all = await reviewsOf(db(), grant.id)
  if (!experiment && all.length === 0) throw notFound()
  const current = all.find(({ reviewOn }) => reviewOn === experiment?.reviewDate) ?? null
  const today = dayOf(now)
  const may = maySay(grant, experiment?.reviewDate ?? null, current?.state ?? 'open', today)
  return { experiment, all, current, today, may, views: current ? await viewsOf(db(), current.id) : [] }
}
export type ReviewStanding = Awaited<ReturnType<typeof reviewStanding>>

function maySay(
  { state }: Grant,
  reviewOn: string | null,
  review: Parameters<typeof moveReview>[0],
  today: string,
): Verdict {
  if (reviewOn === null || !isUnderWay(state))
    return refused('not-in-this-state', { state, machine: 'grant' })
  const open = canReview(reviewOn, today)
  if (!open.ok) return open
  return review === 'concluded' ? moveReview(review, 'agree') : open
}
