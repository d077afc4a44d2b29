import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type BatchMove, type BatchStage, isRevealed, turnStage } from '#app/domain/panel/batch.ts'
import type { FewerReason } from '#app/domain/panel/missing.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { stageFacts } from '#db/queries/stage-facts.server.ts'
import { batches } from '#db/schema/index.ts'
import { lockBatch } from '#db/writes/panel.server.ts'
import { concludeReviews } from './conclude-reviews.server.ts'
import { leads } from './may-judge.server.ts'

/**
 * `from` is the stage that the chair saw: a stale page never turns a stage further. `fewer` is why it goes on although
 * readers are missing, `unadvised` that the meeting ends without an advice on everything.
 */
export type StageForm = {
  operation: string
  from: BatchStage
  move: BatchMove
  fewer?: FewerReason
  unadvised?: boolean
}

/**
 * The chair turns the stage of a batch. When the scores are turned over, its proposals await a decision. Refuses
 * `not-found` to others, what `leads` refuses, `stage-out-of-order` for a stage that was turned already, and what
 * `turnStage` refuses.
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
      const clear = await leads(tx, actor, batch, now)
      if (!clear.ok) return clear
      const { unadvised, ...facts } = await stageFacts(tx, batch, dayOf(now))
      const fewer = (facts.waits.missing > 0 && form.fewer) || null
      const verdict = turnStage(batch.stage, form.move, {
        ...facts,
        fewer,
        unadvised: { proposals: unadvised.length, accepted: form.unadvised === true },
      })
      if (!verdict.ok) return verdict
      await tx.update(batches).set({ stage: verdict.stage }).where(eq(batches.id, batch.id))
      await record(tx, {
        type: 'batch-stage-turned',
        fund: actor.fund,
        actor: actor.id,
        batch: batch.id,
        from: batch.stage,
        to: verdict.stage,
        ...(fewer && { fewer }),
        at: now,
      })
      if (isRevealed(verdict.stage))
        await concludeReviews(tx, { fund: actor.fund, by: actor.id }, batch.id, now)
      return allowed({ stage: verdict.stage })
    }),
  )
}
