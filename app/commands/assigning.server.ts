import { can, type Person } from '#app/domain/access.ts'
import { isAssigning } from '#app/domain/panel/batch.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import type { Tx } from '#db/client.server.ts'
import { type Batch, batchById } from '#db/queries/batches.server.ts'
import { interestBesideBatch } from '#db/queries/conflicts.server.ts'
import { lockBatch, lockProposalsOfBatch, type ProposalRow } from '#db/writes/panel.server.ts'

/**
 * A batch whose readers somebody may change now, locked with its proposals. Refuses `not-found` to others,
 * `stage-out-of-order`, and `conflict-interest` for who has an interest in what competes with it.
 */
export async function batchToAssign(
  tx: Tx,
  actor: Person,
  batchId: string,
): Promise<Verdict<{ batch: Batch; proposals: ProposalRow[] }>> {
  const locked = can(actor, 'assign-reviewers').ok ? await lockBatch(tx, actor.fund, batchId, 'update') : null
  const batch = locked && (await batchById(tx, actor.fund, locked.id))
  if (!batch) return refused('not-found')
  if (!isAssigning(batch.stage))
    return refused('stage-out-of-order', { state: batch.stage, machine: 'batch' })
  if (await interestBesideBatch(tx, actor.person, batch.id)) return refused('conflict-interest')
  return allowed({ batch, proposals: await lockProposalsOfBatch(tx, batch.id) })
}
