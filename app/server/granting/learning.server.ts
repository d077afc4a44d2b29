import type { IsoDate } from '#app/domain/calendar.ts'
import { isUnderWay } from '#app/domain/grant/grant.ts'
import { turnOf } from '#app/domain/grant/review.ts'
import { canReview } from '#app/domain/grant/review-days.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { reviewsOf, viewsOf } from '#db/queries/experiment-reviews.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'

/** Where looking back on the experiment of a grant is, for one side, in words; null while there is nothing to see. */
export async function learningOf(
  grant: Pick<Grant, 'id' | 'state'>,
  side: Side,
  today: IsoDate,
  language: Language,
) {
  const runs = isUnderWay(grant.state)
  const version = runs ? await versionInForce(db(), grant.id) : null
  const on = version?.terms.experiment?.reviewDate ?? null
  const all = await reviewsOf(db(), grant.id)
  const review = all.find(({ reviewOn }) => reviewOn === on)
  if (on === null || !canReview(on, today).ok || review?.state === 'concluded')
    return all.length > 0 ? { open: null } : null
  const whose = turnOf(review ? await viewsOf(db(), review.id) : [])
  const turn = whose === side || whose === 'both'
  return { open: { day: formatDay(on, language), late: on < today, turn, answers: whose === side } }
}
export type Learning = Awaited<ReturnType<typeof learningOf>>
