import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type BatchMove, type BatchStage, isRevealed, turnStage } from '#app/domain/panel/batch.ts'
import { move } from '#app/domain/proposal/state.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { missingIn } from '#db/queries/missing-reviews.server.ts'
import { batches, proposals } from '#db/schema/index.ts'
import { lockBatch, lockProposalsOfBatch } from '#db/writes/panel.server.ts'

/** `from` is the stage that the chair saw: a stale page never turns a stage further. */
export type StageForm = { operation: string; from: BatchStage; move: BatchMove }

/**
 * The chair turns the stage of a batch. When the scores are turned over, its proposals await a decision. Refuses
 * `not-found` to others, `stage-out-of-order` and `reviews-missing` as `turnStage` does.
 */
export async function turnBatchStage(
  actor: Person,
  batchId: string,
  form: StageForm,
  now: Date,
): Promise<Verdict<{ stage: BatchStage }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'turn-batch-stage', batch: batchId, ...form }, now, async () => {
      const locked = can(actor, 'lead-panel').ok ? await lockBatch(tx, actor.fund, batchId, 'update') : null
      const batch = locked && (await batchById(tx, actor.fund, locked.id))
      if (!batch) return refused('not-found')
      if (batch.stage !== form.from)
        return refused('stage-out-of-order', { state: batch.stage, machine: 'batch' })
      const missing = await missingIn(tx, batch, dayOf(now))
      const verdict = turnStage(batch.stage, form.move, { reviewsMissing: missing })
      if (!verdict.ok) return verdict
      await tx.update(batches).set({ stage: verdict.stage }).where(eq(batches.id, batch.id))
      await record(tx, {
        type: 'batch-stage-turned',
        fund: actor.fund,
        actor: actor.id,
        batch: batch.id,
        from: batch.stage,
        to: verdict.stage,
        at: now,
      })
      if (isRevealed(verdict.stage)) await concludeReviews(tx, actor, batch.id, now)
      return allowed({ stage: verdict.stage })
    }),
  )
}

/** What the panel has read awaits a decision from now on. */
async function concludeReviews(tx: Tx, actor: Person, batch: string, now: Date): Promise<void> {
  for (const proposal of await lockProposalsOfBatch(tx, batch)) {
    const verdict = move(proposal.state, 'conclude')
    if (!verdict.ok) continue
    await tx
      .update(proposals)
      .set({ state: verdict.state, changedAt: now })
      .where(eq(proposals.id, proposal.id))
    await record(tx, {
      type: 'review-concluded',
      fund: actor.fund,
      actor: actor.id,
      proposal: proposal.id,
      batch,
      at: now,
    })
  }
}
