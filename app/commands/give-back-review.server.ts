import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import type { GiveBackReason } from '#app/domain/panel/by-hand.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { panelPlace } from '#db/queries/reviewer/place.server.ts'
import { reviews } from '#db/schema/index.ts'
import { endAssignments, lockBatch, lockProposal, voidReviews } from '#db/writes/panel.server.ts'

/** `note` is what somebody writes beside the reason. */
export type GiveBackForm = { operation: string; reason: GiveBackReason; note: string | null }

/**
 * A member gives a proposal back that they were asked to read: the manager hears it and asks somebody else, and what they
 * scored does not count. Refuses `not-found` when they were not asked, and `review-locked` once their review is locked.
 */
export async function giveBackReview(
  actor: Person,
  proposalId: string,
  form: GiveBackForm,
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'give-back-review', proposal: proposalId, ...form }, now, async () => {
      const seen = await panelPlace(tx, actor, proposalId)
      const may = can(actor, 'declare-conflict', { panel: seen?.panel ?? 'none' })
      if (!may.ok || !seen?.assigned) return refused('not-found')
      await lockBatch(tx, actor.fund, seen.batch, 'share')
      await lockProposal(tx, actor.fund, seen.id)
      if (!(await panelPlace(tx, actor, seen.id))?.assigned) return refused('not-found')
      const own = await tx
        .select({ id: reviews.id, state: reviews.state })
        .from(reviews)
        .where(
          and(eq(reviews.proposalId, seen.id), eq(reviews.personId, actor.person), isNull(reviews.voidedAt)),
        )
      if (own.some((review) => review.state === 'locked')) return refused('review-locked')
      await voidReviews(
        tx,
        own.map((review) => review.id),
        now,
      )
      await endAssignments(tx, actor.person, [seen.id], { reason: form.reason, note: form.note }, now)
      await record(tx, {
        type: 'review-given-back',
        fund: actor.fund,
        actor: actor.id,
        proposal: seen.id,
        person: actor.person,
        reason: form.reason,
        at: now,
      })
      return allowed({ proposal: seen.id })
    }),
  )
}
