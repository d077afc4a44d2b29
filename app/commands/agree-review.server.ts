import type { Person } from '#app/domain/access.ts'
import { canAgree, moveReview } from '#app/domain/grant/review.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { lockForReview, maySay } from './reviewing.server.ts'
import { type ReviewTexts, settleReview } from './settle-review.server.ts'

/** `seen` is the view that is agreed with; `share` whether everybody may read its lesson. */
export type AgreeForm = { operation: string; seen: string; share: boolean }

/**
 * One side agrees with what the other wrote, and the review is concluded. Refuses what `lockForReview`, `canAgree` and
 * `maySay` refuse, and `review-view-changed` when it is not the view that was read.
 */
export async function agreeReview(
  actor: Person,
  grantId: string,
  side: Side,
  form: AgreeForm,
  texts: ReviewTexts,
  now: Date,
): Promise<Verdict<{ review: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'agree-review', grant: grantId, side, ...form }, now, async () => {
      const locked = await lockForReview(tx, actor, grantId, side, now)
      if (!locked.ok) return locked
      const agreed = canAgree(locked.views, side)
      if (!agreed.ok) return agreed
      const { view } = agreed
      if (view.id !== form.seen) return refused('review-view-changed')
      const may = await maySay(tx, actor, locked, view.outcome)
      if (!may.ok) return may
      const move = moveReview(locked.review.state, 'agree')
      if (!move.ok) return move
      const own = form.share
      const shared = side === 'fund' ? { fund: own, grantee: view.share } : { fund: view.share, grantee: own }
      const settling = { view, outcome: view.outcome, shared, closingReason: null }
      await settleReview(tx, actor, locked, settling, texts, now)
      return allowed({ review: locked.review.id })
    }),
  )
}
