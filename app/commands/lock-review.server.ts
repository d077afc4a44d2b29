import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type Advice, canLock } from '#app/domain/panel/score.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { hashOf } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { scoresOf } from '#db/queries/ranking.server.ts'
import { reviews } from '#db/schema/index.ts'
import { openReview } from './own-review.server.ts'

/**
 * Locks a member's review for good, with a hash of all they gave. Refuses what `openReview` and `canLock` refuse.
 */
export async function lockReview(
  actor: Person,
  proposalId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ review: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'lock-review', proposal: proposalId, ...form }, now, async () => {
      const opened = await openReview(tx, actor, proposalId, now, { chain: true })
      if (!opened.ok) return opened
      const { review, place } = opened
      const scores = (await scoresOf(tx, [review.id])).get(review.id) ?? []
      const { condition, questions } = review
      const advice = review.advice as Advice | null
      const verdict = canLock({ scores, advice, condition })
      if (!verdict.ok) return verdict
      await tx.update(reviews).set({ state: 'locked', lockedAt: now }).where(eq(reviews.id, review.id))
      const given = [...scores].sort((one, other) => (one.criterion < other.criterion ? -1 : 1))
      await record(tx, {
        type: 'review-locked',
        fund: actor.fund,
        actor: actor.id,
        proposal: place.id,
        person: actor.person,
        review: review.id,
        contentHash: hashOf({ scores: given, advice, condition, questions }),
        at: now,
      })
      return allowed({ review: review.id })
    }),
  )
}
