import { can, type Person } from '#app/domain/access.ts'
import { judgeRoom, type ScanVerdict } from '#app/domain/proposal/file.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Stored, storage } from '#app/effects/storage.server.ts'
import { transaction } from '#db/client.server.ts'
import { filesHeld } from '#db/queries/files.server.ts'
import { writeFile } from '#db/writes/files.server.ts'
import { lockGrantOf } from '#db/writes/grants.server.ts'

/**
 * Keeps a photo or another file that shows a milestone, before the rest of the form is read; it is swept away when nothing
 * names it for a day. With a scanner it waits for its verdict. Refuses `not-found` to who may not hand in evidence, and
 * `file-quota-full`. When the row does not come to be, the bytes are taken away again.
 */
export async function keepEvidenceFile(
  actor: Person,
  grantId: string,
  file: Stored & { name: string },
  operation: string,
  now: Date,
): Promise<Verdict<{ file: string }>> {
  const id = newId(now)
  const storageKey = `${actor.fund}/${id}`
  const remove = () => storage().remove(storageKey)
  await storage().put(storageKey, file)
  const kept = await keepRow(actor, grantId, { ...file, id, storageKey, operation }, now).catch(
    async (error) => {
      await remove()
      throw error
    },
  )
  if (!kept.ok || kept.file !== id) await remove()
  return kept
}

type NewRow = Stored & { name: string; id: string; storageKey: string; operation: string }

function keepRow(
  actor: Person,
  grantId: string,
  { id, storageKey, operation, name, mediaType, size, sha256 }: NewRow,
  now: Date,
): Promise<Verdict<{ file: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'keep-evidence-file', operation, grant: grantId, name, sha256 },
      now,
      async () => {
        const grant = await lockGrantOf(tx, actor, grantId)
        if (!grant || !can(actor, 'send-evidence', { relation: grant.relation }).ok)
          return refused('not-found')
        const { named, held } = await filesHeld(tx, grant.proposal, '')
        const room = judgeRoom(named, held, size)
        if (!room.ok) return room
        const verdict: ScanVerdict = configuration().clamd ? 'waiting' : 'off'
        const of = { fundId: grant.fund, proposalId: grant.proposal, verdict }
        const by = { uploadedBy: actor.person, uploadedAt: now }
        await writeFile(tx, { ...of, ...by, id, name, mediaType, size, sha256, storageKey })
        const about = { grant: grant.id, file: id, fileHash: sha256, verdict }
        await record(tx, { type: 'evidence-file-kept', fund: grant.fund, actor: actor.id, ...about, at: now })
        return allowed({ file: id })
      },
    ),
  )
}
