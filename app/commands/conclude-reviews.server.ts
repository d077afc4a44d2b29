import { eq } from 'drizzle-orm'
import { move } from '#app/domain/proposal/state.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { lockProposalsOfBatch } from '#db/writes/panel.server.ts'

/** What the panel has read awaits a decision from now on. */
export async function concludeReviews(
  tx: Tx,
  { fund, by }: { fund: string; by: string },
  batch: string,
  now: Date,
): Promise<void> {
  for (const proposal of await lockProposalsOfBatch(tx, batch)) {
    const verdict = move(proposal.state, 'conclude')
    if (!verdict.ok) continue
    await tx
      .update(proposals)
      .set({ state: verdict.state, changedAt: now })
      .where(eq(proposals.id, proposal.id))
    await record(tx, {
      type: 'review-concluded',
      fund,
      actor: by,
      proposal: proposal.id,
      batch,
      at: now,
    })
  }
}
