import { readFile } from 'node:fs/promises'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { type Stored, storage } from '#app/effects/storage.server.ts'
import { transaction } from '#db/client.server.ts'
import { pastBatches } from '#db/schema/index.ts'
import { readPast } from './bringing-past.server.ts'

/**
 * Keeps a file with the past of the fund for a day, so that it can be looked through before anything is taken over. Refuses
 * `not-found`, and `past-file-refused` (problem, line) for what is no table. The bytes are stored first; when the row does not
 * come to be, they are taken away again.
 */
export async function bringPastFile(
  actor: Person,
  form: { operation: string },
  file: Stored & { name: string },
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  const may = can(actor, 'bring-past')
  if (!may.ok) return may
  const read = await readPast(await readFile(file.path))
  if (!read.ok) return read
  const id = newId(now)
  const storageKey = `${actor.fund}/${id}`
  await storage().put(storageKey, file)
  const verdict = await keepRow(actor, form, { ...file, id, storageKey }, now).catch(async (error) => {
    await storage().remove(storageKey)
    throw error
  })
  if (!verdict.ok || verdict.batch !== id) await storage().remove(storageKey)
  return verdict
}

type Row = Stored & { name: string; id: string; storageKey: string }

function keepRow(
  actor: Person,
  { operation }: { operation: string },
  { id, storageKey, name, size, sha256 }: Row,
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'bring-past-file', operation, sha256 }, now, async () => {
      await tx.insert(pastBatches).values({
        id,
        fundId: actor.fund,
        state: 'brought',
        fileName: name,
        size,
        sha256,
        storageKey,
        uploadedBy: actor.person,
        uploadedAt: now,
      })
      return allowed({ batch: id })
    }),
  )
}
