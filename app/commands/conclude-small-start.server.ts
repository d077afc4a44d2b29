import { eq } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { batchMoves } from '#app/domain/panel/batch.ts'
import { nobodyLeft } from '#app/domain/panel/missing.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { readersOf } from '#db/queries/stage-waits.server.ts'
import { batches, proposals } from '#db/schema/index.ts'
import { lockBatch } from '#db/writes/panel.server.ts'
import { concludeReviews } from './conclude-reviews.server.ts'

/**
 * A small start has no meeting: once every reader of a week locked their advice, it is turned over and the proposals
 * await a decision. It also is when nobody is left to ask where a reader is missing, and the log says so. Does nothing for
 * another track, another stage, or while somebody is waited for. Answers whether it concluded.
 */
export async function concludeSmallStart(proposal: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const batch = await lockedBatch(tx, proposal)
    if (batch?.track !== 'small-start' || batch.stage !== 'scoring') return false
    const readers = readersOf(await assignmentPlan(tx, batch, dayOf(now)))
    if (!nobodyLeft(readers, batch.track)) return false
    const fewer = readers.some(({ locked, wanted }) => locked < wanted) ? 'nobody-left' : null
    const stages = [batch.stage, batchMoves.scoring.lock, batchMoves.locked.reveal] as const
    for (const [at, to] of stages.slice(1).entries()) {
      const from = stages[at] ?? batch.stage
      await tx.update(batches).set({ stage: to }).where(eq(batches.id, batch.id))
      await record(tx, {
        type: 'batch-stage-turned',
        fund: batch.fund,
        actor: 'system',
        batch: batch.id,
        from,
        to,
        ...(fewer && from === 'scoring' && { fewer }),
        at: now,
      })
    }
    await concludeReviews(tx, { fund: batch.fund, by: 'system' }, batch.id, now)
    return true
  })
}

async function lockedBatch(tx: Tx, proposal: string) {
  const [of] = await tx
    .select({ batch: proposals.batchId, fund: proposals.fundId })
    .from(proposals)
    .where(eq(proposals.id, proposal))
  const locked = of?.batch ? await lockBatch(tx, of.fund, of.batch, 'update') : null
  return locked && of ? batchById(tx, of.fund, locked.id) : null
}
