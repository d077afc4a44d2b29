import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { lastOf, moveReview, onWriting, otherSide, type ReviewOutcome } from '#app/domain/grant/review.ts'
import { canComeNext } from '#app/domain/grant/review-days.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import type { Lesson } from '#app/domain/results/lesson.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { viewsOf } from '#db/queries/experiment-reviews.server.ts'
import { addView, updateReview } from '#db/writes/experiment-reviews.server.ts'
import { lockForReview, maySay } from './reviewing.server.ts'
import { type ReviewTexts, settleReview } from './settle-review.server.ts'

export type ReviewForm = {
  operation: string
  /** The view of the other side that was read before; null when there was none. */
  seen: string | null
  outcome: ReviewOutcome
  saw: string
  why: string
  lesson: Lesson
  criterion: Criterion | null
  pillars: string[]
  neighbourhoods: string[]
  next: { question: string | null; reviewOn: IsoDate | null }
  /** May everybody read the lesson? */
  share: boolean
}

/**
 * One side writes what it saw, what should follow, why, and what it learned. The same outcome as the other side last said
 * concludes the review; another one leaves both texts, and the other side can write again. Refuses what `lockForReview`,
 * `maySay` and `canComeNext` refuse, and `review-view-changed` when the other side wrote something that was not read.
 */
export async function writeReview(
  actor: Person,
  grantId: string,
  side: Side,
  form: ReviewForm,
  texts: ReviewTexts,
  now: Date,
): Promise<Verdict<{ review: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'write-review', grant: grantId, side, ...form }, now, async () => {
      const locked = await lockForReview(tx, actor, grantId, side, now)
      if (!locked.ok) return locked
      const { grant, version, review, views } = locked
      const other = lastOf(views, otherSide(side))
      if ((other?.id ?? null) !== form.seen) return refused('review-view-changed')
      const may = await maySay(tx, actor, locked, form.outcome)
      if (!may.ok) return may
      const next = nextOf(form)
      const { endsOn } = version.terms
      const day = canComeNext(next.reviewOn, { reviewOn: review.reviewOn, endsOn, today: dayOf(now) })
      if (!day.ok) return day
      const verb = onWriting(views, side, form.outcome)
      const move = moveReview(review.state, verb)
      if (!move.ok) return move
      const view = newId(now)
      await addView(tx, {
        id: view,
        fundId: grant.fund,
        reviewId: review.id,
        number: views.length + 1,
        side,
        outcome: form.outcome,
        saw: form.saw,
        why: form.why,
        lessonTitle: form.lesson.title,
        lessonText: form.lesson.text,
        criterion: form.criterion,
        pillars: form.pillars,
        neighbourhoods: form.neighbourhoods,
        nextQuestion: next.question,
        nextReviewOn: next.reviewOn,
        share: form.share,
        writtenBy: actor.person,
        writtenAt: now,
      })
      const about = { fund: grant.fund, actor: actor.id, grant: grant.id, review: review.id, at: now }
      const said = { view, side, outcome: form.outcome, does: verb }
      await record(tx, { type: 'experiment-review-written', ...about, ...said })
      if (verb !== 'agree') {
        await updateReview(tx, review.id, { state: move.state })
        return allowed({ review: review.id })
      }
      const written = await viewsOf(tx, review.id)
      const shared = {
        fund: false,
        grantee: false,
        [side]: form.share,
        [otherSide(side)]: other?.share ?? false,
      }
      const settling = { view: lastOf(written, side) ?? written[0]!, outcome: form.outcome, shared }
      await settleReview(
        tx,
        actor,
        { ...locked, views: written },
        { ...settling, closingReason: null },
        texts,
        now,
      )
      return allowed({ review: review.id })
    }),
  )
}

/** Another question belongs to another way; who stops looks back no more. */
function nextOf({ outcome, next }: ReviewForm): ReviewForm['next'] {
  return {
    question: outcome === 'turn' ? next.question : null,
    reviewOn: outcome === 'stop' ? null : next.reviewOn,
  }
}
