import { and, eq, isNull } from 'drizzle-orm'
import type { ScanVerdict } from '#app/domain/proposal/file.ts'
import type { Tx } from '#db/client.server.ts'
import { isForBothSides, isSaved, isSent } from '#db/queries/files.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { files, proposals } from '#db/schema/index.ts'

export type FileRow = typeof files.$inferSelect
export type NewFile = Omit<typeof files.$inferInsert, 'scannedAt' | 'removedAt'>

export async function writeFile(tx: Tx, file: NewFile): Promise<void> {
  await tx.insert(files).values(file)
}

/**
 * A file that lies in the storage, with its proposal locked; null when there is none or it was removed. `aside`: the fund alone
 * keeps it, with a mail that is in no thread.
 */
export async function lockFile(
  tx: Tx,
  id: string,
): Promise<(FileRow & { verdict: ScanVerdict; sent: boolean; saved: boolean; aside: boolean }) | null> {
  if (!isUuid(id)) return null
  const here = and(eq(files.id, id), isNull(files.removedAt))
  const [found] = await tx.select({ proposal: files.proposalId }).from(files).where(here)
  if (!found) return null
  await tx.select({ id: proposals.id }).from(proposals).where(eq(proposals.id, found.proposal)).for('update')
  const [row] = await tx
    .select({ file: files, sent: isSent(), saved: isSaved(), both: isForBothSides() })
    .from(files)
    .where(here)
  if (!row) return null
  const { file, sent, saved, both } = row
  return { ...file, verdict: file.verdict as ScanVerdict, sent, saved, aside: !both }
}

/** What the scanner said; answers false when it had spoken before. */
export async function writeVerdict(tx: Tx, id: string, verdict: ScanVerdict, at: Date): Promise<boolean> {
  const told = await tx
    .update(files)
    .set({ verdict, scannedAt: verdict === 'off' ? null : at })
    .where(and(eq(files.id, id), eq(files.verdict, 'waiting')))
    .returning({ id: files.id })
  return told.length > 0
}

/** A removed file keeps its row, without a name. */
export async function writeRemoved(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(files).set({ name: '', removedAt: at }).where(eq(files.id, id))
}
