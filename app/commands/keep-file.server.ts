import type { Actor } from '#app/domain/access.ts'
import { judgeRoom, type ScanVerdict } from '#app/domain/proposal/file.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Stored, storage } from '#app/effects/storage.server.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import { filesHeld } from '#db/queries/files.server.ts'
import { ownProposal, savedSections } from '#db/queries/proposals.server.ts'
import { writeFile } from '#db/writes/files.server.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { mayWrite } from './save-answers.server.ts'

export type KeepFileForm = {
  operation: string
  /** The files that the form names already, whether they were saved or not. */
  beside: readonly string[]
  /** The file whose place this one takes; it does not count any more. */
  instead?: string
}

/**
 * Keeps a file that was looked at with a draft or a returned proposal, and answers its id. With a scanner it waits for its
 * verdict. Refuses `not-found`, `reader-only`, `already-sent`, `not-in-this-state` as saving does, and `file-quota-full`.
 * The bytes are stored first; when the row does not come to be, they are taken away again.
 */
export async function keepFile(
  actor: Actor,
  proposalId: string,
  file: Stored & { name: string },
  form: KeepFileForm,
  now: Date,
): Promise<Verdict<{ file: string }>> {
  const own = await ownProposal(db(), actor, proposalId)
  if (!own) return refused('not-found')
  const id = newId(now)
  const storageKey = `${actor.fund}/${id}`
  const remove = () => storage().remove(storageKey)
  await storage().put(storageKey, file)
  const verdict = await keepRow(actor, own.id, { ...file, id, storageKey }, form, now).catch(
    async (error) => {
      await remove()
      throw error
    },
  )
  if (!verdict.ok || verdict.file !== id) await remove()
  return verdict
}

type NewRow = Stored & { name: string; id: string; storageKey: string }

function keepRow(
  actor: Actor,
  proposalId: string,
  { id, storageKey, name, mediaType, size, sha256 }: NewRow,
  form: KeepFileForm,
  now: Date,
): Promise<Verdict<{ file: string }>> {
  const { operation } = form
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'keep-file', operation, proposal: proposalId, name, sha256 },
      now,
      async () => {
        const may = await mayWrite(tx, actor, await lockProposalOf(tx, actor, proposalId))
        if (!may.ok) return may
        const { named, held } = await filesHeld(tx, proposalId, await namesIn(tx, proposalId, form))
        const room = judgeRoom(named, held, size)
        if (!room.ok) return room
        const verdict: ScanVerdict = configuration().clamd ? 'waiting' : 'off'
        const common = { fundId: actor.fund, proposalId, verdict, uploadedBy: actor.person, uploadedAt: now }
        await writeFile(tx, { ...common, id, name, mediaType, size, sha256, storageKey })
        await record(tx, {
          type: 'file-kept',
          fund: actor.fund,
          actor: actor.id,
          proposal: proposalId,
          file: id,
          fileHash: sha256,
          verdict,
          at: now,
        })
        return allowed({ file: id })
      },
    ),
  )
}

/** A text with the ids of all files that what was saved and the form together name. */
async function namesIn(tx: Tx, proposal: string, { beside, instead }: KeepFileForm): Promise<string> {
  const sections = Object.values(await savedSections(tx, proposal)).map(({ answers }) => answers)
  const names = JSON.stringify([sections, beside])
  return instead ? names.replaceAll(instead, '') : names
}
