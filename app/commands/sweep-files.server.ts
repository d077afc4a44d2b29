import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { enqueue } from '#app/effects/enqueue.server.ts'
import { record } from '#app/effects/record.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { filesWaitingSince, fundIds, keptKeys, unnamedFiles } from '#db/queries/file-sweep.server.ts'
import { lockFile, writeRemoved } from '#db/writes/files.server.ts'
import { forgetBrought } from '#db/writes/past.server.ts'

const day = 24 * 60 * 60_000
const hour = 60 * 60_000

/**
 * Takes away what nobody names: files that for a day stand in no saved answer and in no frozen copy, and bytes that for a day
 * lie in the storage without a file. What a frozen copy names stays, unless it was erased; so does what lies with a mail that is
 * kept aside, until a day after somebody dealt with it. A file with the past of the fund that
 * was never taken over is forgotten with its bytes. Files that wait for the scanner
 * since more than an hour are offered to it again. Answers how many were taken away.
 */
export async function sweepFiles(now: Date): Promise<Verdict<{ files: number; bytes: number }>> {
  const before = new Date(now.getTime() - day)
  const swept = { files: 0, bytes: 0 }
  for (const file of await unnamedFiles(db(), before)) if (await removeUnnamed(file, now)) swept.files += 1
  for (const fund of await fundIds(db())) swept.bytes += await removeBytes(fund, before)
  await transaction((tx) => forgetBrought(tx, before))
  for (const file of await filesWaitingSince(db(), new Date(now.getTime() - hour)))
    await transaction((tx) => enqueue(tx, 'scan-file', { file }, { key: `scan-file:${file}` }))
  return allowed(swept)
}

function removeUnnamed(file: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const row = await lockFile(tx, file)
    if (!row || row.saved || row.sent) return false
    await writeRemoved(tx, row.id, now)
    await record(tx, {
      type: 'file-removed',
      fund: row.fundId,
      actor: 'system',
      proposal: row.proposalId,
      file: row.id,
      at: now,
    })
    return true
  })
}

/** A page of keys at a time: what is kept of them stays, the rest goes. */
async function removeBytes(fund: string, before: Date): Promise<number> {
  let removed = 0
  let page: string[] = []
  const clear = async () => {
    const kept = await keptKeys(db(), page)
    const loose = page.filter((key) => !kept.has(key))
    for (const key of loose) await storage().remove(key)
    removed += loose.length
    page = []
  }
  for await (const key of storage().list(fund, before)) if (page.push(key) >= 500) await clear()
  if (page.length > 0) await clear()
  return removed
}
