import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { scan } from '#app/effects/clamd.server.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { record } from '#app/effects/record.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { waitingFile } from '#db/queries/files.server.ts'
import { lockFile, writeVerdict } from '#db/writes/files.server.ts'

/**
 * Has the scanner look at a file that waits for it, and keeps what it says. Of a file with a virus the bytes are taken away
 * and who sent it hears so. Where no scanner is set any more, the file waits no longer. Throws when the scanner gives no
 * verdict, so that the job comes back.
 */
export async function scanFile(file: string, now: Date): Promise<Verdict> {
  const waiting = await waitingFile(db(), file)
  if (!waiting) return allowed()
  const { clamd } = configuration()
  const bytes = clamd && (await storage().get(waiting.storageKey))
  if (clamd && !bytes) throw new Error('the bytes of a file are not in the storage')
  const verdict = clamd && bytes ? await scan(bytes, clamd) : 'off'
  const told = await transaction(async (tx) => {
    const row = await lockFile(tx, file)
    if (!row || !(await writeVerdict(tx, row.id, verdict, now))) return false
    const event = { fund: row.fundId, actor: 'system', proposal: row.proposalId, file: row.id, at: now }
    await record(tx, { ...event, type: 'file-scanned', verdict })
    if (verdict === 'infected')
      await record(tx, { ...event, type: 'file-refused', problem: 'virus', person: row.uploadedBy })
    return true
  })
  if (told && verdict === 'infected') await storage().remove(waiting.storageKey)
  return allowed()
}
