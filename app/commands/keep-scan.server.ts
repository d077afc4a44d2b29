import { can, type Person } from '#app/domain/access.ts'
import { refused, type Verdict } from '#app/domain/verdict.ts'
import { record } from '#app/effects/record.server.ts'
import type { Stored } from '#app/effects/storage.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { isScanOf } from '#db/queries/files.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { keepFile } from './keep-file.server.ts'

/**
 * Keeps the scan of a paper form with the proposal that is typed over from it. It is the fund's own proof: never a part of
 * the answers, so that the panel does not see it. Refuses `not-found` to all but the manager who types it over, and what
 * `keepFile` refuses. A scan that no log names, because the second half failed, is swept away like any loose file.
 */
export async function keepScan(
  actor: Person,
  proposalId: string,
  file: Stored & { name: string },
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ file: string }>> {
  const proposal = can(actor, 'enter-paper-form').ok ? await ownProposal(db(), actor, proposalId) : null
  if (proposal?.source !== 'paper' || !proposal.helper) return refused('not-found')
  const kept = await keepFile(actor, proposal.id, file, { operation: form.operation, beside: [] }, now)
  if (!kept.ok) return kept
  return transaction(async (tx) => {
    await lockProposalOf(tx, actor, proposal.id)
    if (await isScanOf(tx, proposal.id, kept.file)) return kept
    await record(tx, {
      type: 'paper-scan-kept',
      fund: actor.fund,
      actor: actor.id,
      proposal: proposal.id,
      file: kept.file,
      at: now,
    })
    return kept
  })
}
