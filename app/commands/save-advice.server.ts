import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { Advice } from '#app/domain/panel/score.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { reviews } from '#db/schema/index.ts'
import { openReview } from './own-review.server.ts'

export type AdviceForm = {
  operation: string
  advice: Advice | null
  condition: string | null
  questions: string | null
}

/**
 * Keeps what a member advises so far, with their questions. A condition belongs to the advice that has one: with another
 * advice it is not kept, as its field is not on the page then. Refuses what `openReview` refuses.
 */
export async function saveAdvice(
  actor: Person,
  proposalId: string,
  form: AdviceForm,
  now: Date,
): Promise<Verdict<{ savedAt: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'save-advice', proposal: proposalId, ...form }, now, async () => {
      const opened = await openReview(tx, actor, proposalId, now)
      if (!opened.ok) return opened
      const { advice, questions } = form
      const condition = advice === null || advice === 'fund-with-conditions' ? form.condition : null
      await tx.update(reviews).set({ advice, condition, questions }).where(eq(reviews.id, opened.review.id))
      return allowed({ savedAt: now.toISOString() })
    }),
  )
}
