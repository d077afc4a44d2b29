import type { Actor, Person } from '#app/domain/access.ts'
import type { MessageSide } from '#app/domain/proposal/conversation.ts'
import { judgeRoom, type ScanVerdict } from '#app/domain/proposal/file.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Stored, storage } from '#app/effects/storage.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { filesHeld } from '#db/queries/files.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { writeFile } from '#db/writes/files.server.ts'
import { mayWriteAsFund, mayWriteAsGroup } from './send-message.server.ts'

/** A file whose bytes are stored already, under a key of its own. */
export type StoredFile = Stored & { name: string; id: string; storageKey: string }

/**
 * Keeps a file that somebody wants to send with a message, before the message is read; it is swept away when no message names
 * it for a day. With a scanner it waits for its verdict. Refuses what `mayWriteAsGroup` or `mayWriteAsFund` refuse, and
 * `file-quota-full`. When the row does not come to be, the bytes are taken away again.
 */
export async function keepMessageFile(
  actor: Actor,
  about: { proposal: string; side: MessageSide },
  file: Stored & { name: string },
  operation: string,
  now: Date,
): Promise<Verdict<{ file: string }>> {
  if (!isUuid(about.proposal)) return refused('not-found')
  const stored = await storeFile(actor.fund, file, now)
  const { name, sha256 } = file
  const request = { command: 'keep-message-file', operation, ...about, name, sha256 }
  const kept = await transaction((tx) =>
    once(tx, actor, request, now, async () => {
      const may =
        about.side === 'fund'
          ? await mayWriteAsFund(tx, actor as Person, about.proposal, now)
          : await mayWriteAsGroup(tx, actor, about.proposal)
      return may.ok ? keepStored(tx, actor, may.proposal, stored, now) : may
    }),
  ).catch(async (error) => {
    await storage().remove(stored.storageKey)
    throw error
  })
  if (!kept.ok || kept.file !== stored.id) await storage().remove(stored.storageKey)
  return kept
}

/** Stores the bytes of a file under a new key. */
export async function storeFile(
  fund: string,
  file: Stored & { name: string },
  now: Date,
): Promise<StoredFile> {
  const id = newId(now)
  const storageKey = `${fund}/${id}`
  await storage().put(storageKey, file)
  return { ...file, id, storageKey }
}

/** Keeps the row of a stored file with a proposal that is locked. Refuses `file-quota-full`. */
export async function keepStored(
  tx: Tx,
  actor: Pick<Actor, 'id' | 'person' | 'fund'>,
  proposal: string,
  { id, storageKey, name, mediaType, size, sha256 }: StoredFile,
  now: Date,
): Promise<Verdict<{ file: string }>> {
  const { held } = await filesHeld(tx, proposal, '')
  const room = judgeRoom({ files: 0, bytes: 0 }, held, size)
  if (!room.ok) return room
  const verdict: ScanVerdict = configuration().clamd ? 'waiting' : 'off'
  const common = {
    fundId: actor.fund,
    proposalId: proposal,
    verdict,
    uploadedBy: actor.person,
    uploadedAt: now,
  }
  await writeFile(tx, { ...common, id, name, mediaType, size, sha256, storageKey })
  const about = { fund: actor.fund, actor: actor.id, proposal, at: now }
  await record(tx, { type: 'file-kept', ...about, file: id, fileHash: sha256, verdict })
  return allowed({ file: id })
}
