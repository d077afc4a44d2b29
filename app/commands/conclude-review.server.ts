import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { lastOf, moveReview } from '#app/domain/grant/review.ts'
import { canClose } from '#app/domain/grant/review-days.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { transaction } from '#db/client.server.ts'
import { lockForReview } from './reviewing.server.ts'
import { type ReviewTexts, settleReview } from './settle-review.server.ts'

/** `seen` is the view of the fund that it is closed with. */
export type ConcludeForm = { operation: string; seen: string; reason: string }

/**
 * The manager closes a review alone, with a reason, once an answer did not come: what the fund wrote stands, and when both
 * wrote something else, both texts do and what was agreed goes on. Its lesson stays with the two. Refuses what
 * `lockForReview` and `canClose` refuse, and `review-view-changed` when it is not the view that was read.
 */
export async function concludeReview(
  actor: Person,
  grantId: string,
  form: ConcludeForm,
  texts: ReviewTexts,
  now: Date,
): Promise<Verdict<{ review: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'conclude-review', grant: grantId, ...form }, now, async () => {
      const locked = await lockForReview(tx, actor, grantId, 'fund', now)
      if (!locked.ok) return locked
      const { review, views } = locked
      const remindedOn = review.told.reminder && dayOf(review.told.reminder)
      const may = canClose({ reviewOn: review.reviewOn, views, remindedOn, today: dayOf(now) })
      if (!may.ok) return may
      const move = moveReview(review.state, 'close')
      if (!move.ok) return move
      const view = lastOf(views, 'fund')
      if (view?.id !== form.seen) return refused('review-view-changed')
      const settling = {
        view: may.outcome === null ? (lastOf(views, 'grantee') ?? view) : view,
        outcome: may.outcome,
        shared: { fund: false, grantee: false },
        closingReason: form.reason,
      }
      await settleReview(tx, actor, locked, settling, texts, now)
      return allowed({ review: review.id })
    }),
  )
}
