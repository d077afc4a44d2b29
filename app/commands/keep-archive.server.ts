import { and, eq, isNull } from 'drizzle-orm'
import { record } from '#app/effects/record.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { archiveKey, archiveToMake } from '#db/queries/archive/kept.server.ts'
import { fundArchives } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'

export type ArchiveMade = { size: number; sha256: string; rows: number; files: number; missing: number }

/**
 * Keeps an archive that was asked for: its bytes in the storage, and what it is. Done by the system, once; `at` is the moment
 * that it shows. Answers whether it was kept now.
 */
export async function keepArchive(id: string, path: string, made: ArchiveMade, at: Date): Promise<boolean> {
  const asked = await archiveToMake(db(), id)
  if (!asked) return false
  const { size, sha256, rows, files, missing } = made
  await storage().put(archiveKey(asked.fund, id), { path, size, sha256, mediaType: 'application/zip' })
  return transaction(async (tx) => {
    await lockFund(tx, asked.fund)
    const [mine] = await tx
      .update(fundArchives)
      .set({ madeAt: at, size, sha256, rows, files, missing })
      .where(and(eq(fundArchives.id, id), isNull(fundArchives.madeAt)))
      .returning({ id: fundArchives.id })
    if (!mine) return false
    const about = { archive: id, fileHash: sha256, rows, files }
    await record(tx, { type: 'archive-made', fund: asked.fund, actor: 'system', ...about, at })
    return true
  })
}
