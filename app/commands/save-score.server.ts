import type { Person } from '#app/domain/access.ts'
import { type Criterion, highestScore, lowestScore } from '#app/domain/panel/rubric.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { reviewScores } from '#db/schema/index.ts'
import { openReview } from './own-review.server.ts'

/** A score of 1 to 5, or null while none is chosen; the reason may stay empty until the review is locked. */
export type ScoreForm = { operation: string; score: number | 'cannot-judge' | null; reason: string | null }

/**
 * Keeps what a member gives on one V, at once, also when it is half an answer. Refuses what `openReview` refuses. A score outside the scale is a bug of
 * the caller.
 */
export async function saveScore(
  actor: Person,
  proposalId: string,
  criterion: Criterion,
  form: ScoreForm,
  now: Date,
): Promise<Verdict<{ savedAt: string }>> {
  const { operation, score, reason } = form
  if (
    typeof score === 'number' &&
    !(Number.isInteger(score) && score >= lowestScore && score <= highestScore)
  ) {
    throw new RangeError(`not a score: ${score}`)
  }
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'save-score', proposal: proposalId, criterion, operation, score, reason },
      now,
      async () => {
        const opened = await openReview(tx, actor, proposalId, now)
        if (!opened.ok) return opened
        const cannotJudge = score === 'cannot-judge'
        const given = { score: cannotJudge ? null : score, cannotJudge, reason, savedAt: now }
        await tx
          .insert(reviewScores)
          .values({ fundId: actor.fund, reviewId: opened.review.id, criterion, ...given })
          .onConflictDoUpdate({ target: [reviewScores.reviewId, reviewScores.criterion], set: given })
        return allowed({ savedAt: now.toISOString() })
      },
    ),
  )
}
