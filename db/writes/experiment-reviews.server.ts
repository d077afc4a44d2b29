import { eq } from 'drizzle-orm'
import type { ReviewState } from '#app/domain/grant/review.ts'
import type { ReviewNews } from '#app/domain/grant/review-days.ts'
import type { Tx } from '#db/client.server.ts'
import { experimentReviews, experimentViews } from '#db/schema/index.ts'

type Review = typeof experimentReviews.$inferInsert

export async function openReview(
  tx: Tx,
  review: Pick<Review, 'id' | 'fundId' | 'grantId' | 'reviewOn' | 'openedAt'>,
): Promise<void> {
  await tx.insert(experimentReviews).values(review)
}

export async function addView(tx: Tx, view: typeof experimentViews.$inferInsert): Promise<void> {
  await tx.insert(experimentViews).values(view)
}

const toldAt = { soon: 'soonAt', day: 'dayAt', reminder: 'remindedAt' } as const

/** Notes that something about a review was told. */
export async function noteTold(tx: Tx, id: string, news: ReviewNews, at: Date): Promise<void> {
  await tx
    .update(experimentReviews)
    .set({ [toldAt[news]]: at })
    .where(eq(experimentReviews.id, id))
}

export type ReviewUpdate = Partial<
  Pick<
    Review,
    'concludedAt' | 'concludedBy' | 'outcome' | 'settledById' | 'closingReason' | 'changeId' | 'endingId'
  >
> & { state: ReviewState }

export async function updateReview(tx: Tx, id: string, update: ReviewUpdate): Promise<void> {
  await tx.update(experimentReviews).set(update).where(eq(experimentReviews.id, id))
}
