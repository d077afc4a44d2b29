import { and, eq, isNull } from 'drizzle-orm'
import { archivesEndBefore } from '#app/domain/archive/kept.ts'
import { record } from '#app/effects/record.server.ts'
import { storage } from '#app/effects/storage.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { archiveKey, archivesToRemove } from '#db/queries/archive/kept.server.ts'
import { fundArchives } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'

/**
 * Takes away the archives that lay here for two weeks, and those that hold what was erased since; done by the system, every
 * hour. Answers how many.
 */
export async function removeArchives(now: Date): Promise<{ ok: true; removed: number }> {
  let removed = 0
  for (const { id, fund } of await archivesToRemove(db(), archivesEndBefore(now))) {
    await storage().remove(archiveKey(fund, id))
    if (await writeRemoved(id, fund, now)) removed += 1
  }
  return { ok: true, removed }
}

function writeRemoved(id: string, fund: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    await lockFund(tx, fund)
    const [mine] = await tx
      .update(fundArchives)
      .set({ removedAt: now })
      .where(and(eq(fundArchives.id, id), isNull(fundArchives.removedAt)))
      .returning({ id: fundArchives.id })
    if (!mine) return false
    await record(tx, { type: 'archive-removed', fund, actor: 'system', archive: id, at: now })
    return true
  })
}
