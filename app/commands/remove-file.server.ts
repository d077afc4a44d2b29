import type { Actor } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { transaction } from '#db/client.server.ts'
import { lockFile, writeRemoved } from '#db/writes/files.server.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { mayWrite } from './save-answers.server.ts'

/**
 * Takes away a file that the answers do not name any more, with its bytes. A file that the saved answers or a frozen copy
 * still name stays, and that is no refusal: `removed` says which. Refuses as saving does, and `not-found` for a file that is
 * not there.
 */
export async function removeFile(
  actor: Actor,
  proposalId: string,
  file: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ removed: boolean }>> {
  let gone: string | null = null
  const request = { command: 'remove-file', operation: form.operation, proposal: proposalId, file }
  const verdict = await transaction((tx) =>
    once(tx, actor, request, now, async () => {
      const may = await mayWrite(tx, actor, await lockProposalOf(tx, actor, proposalId))
      if (!may.ok) return may
      const row = await lockFile(tx, file)
      if (row?.proposalId !== may.proposal.id || row.aside) return refused('not-found')
      if (row.saved || row.sent) return allowed({ removed: false })
      await writeRemoved(tx, row.id, now)
      await record(tx, {
        type: 'file-removed',
        fund: actor.fund,
        actor: actor.id,
        proposal: row.proposalId,
        file: row.id,
        at: now,
      })
      gone = row.storageKey
      return allowed({ removed: true })
    }),
  )
  if (verdict.ok && gone) await storage().remove(gone)
  return verdict
}
