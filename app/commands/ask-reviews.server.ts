import { dayOf } from '#app/domain/calendar.ts'
import { isUnderWay } from '#app/domain/grant/grant.ts'
import { newsOf, type ReviewNews } from '#app/domain/grant/review-days.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { type ExperimentReview, viewsOf } from '#db/queries/experiment-reviews.server.ts'
import { type GrantToReview, grantsToReview } from '#db/queries/to-review.server.ts'
import { noteTold } from '#db/writes/experiment-reviews.server.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { reviewOpened } from './reviewing.server.ts'

/**
 * Opens the reviews of experiments two weeks before their day, and tells both sides that it comes, that it is there, and
 * the initiative once more when its answer is waited for. Each is told once. Answers how much was told.
 */
export async function askReviews(now: Date): Promise<number> {
  let count = 0
  for (const due of await grantsToReview(db(), dayOf(now))) if (await ask(due, now)) count += 1
  return count
}

function ask({ fund, grant: id }: GrantToReview, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const grant = await lockGrant(tx, fund, id)
    const version = grant && (await versionInForce(tx, grant.id))
    const reviewOn = version?.terms.experiment?.reviewDate
    if (!grant || !reviewOn || !isUnderWay(grant.state)) return false
    const review = await reviewOpened(tx, grant, reviewOn, 'system', now)
    if (review.state === 'concluded') return false
    const news = newsOf({
      reviewOn,
      views: await viewsOf(tx, review.id),
      today: dayOf(now),
      told: daysTold(review.told),
    })
    if (!news) return false
    await noteTold(tx, review.id, news, now)
    const about = { grant: grant.id, review: review.id, news, at: now }
    await record(tx, { type: 'experiment-review-asked', fund, actor: 'system', ...about })
    return true
  })
}

function daysTold(told: ExperimentReview['told']): Partial<Record<ReviewNews, string>> {
  return Object.fromEntries(Object.entries(told).flatMap(([news, at]) => (at ? [[news, dayOf(at)]] : [])))
}
