import { eq } from 'drizzle-orm'
import type { Cents } from '#app/domain/money.ts'
import type { Tx } from '#db/client.server.ts'
import { contactPeople, contactPhotos, pots, yearCeilings } from '#db/schema/index.ts'

type ContactRow = typeof contactPeople.$inferInsert

export async function addContact(tx: Tx, row: ContactRow): Promise<void> {
  await tx.insert(contactPeople).values(row)
}

export async function changeContact(
  tx: Tx,
  id: string,
  row: Omit<ContactRow, 'id' | 'fundId' | 'sort'>,
): Promise<void> {
  await tx.update(contactPeople).set(row).where(eq(contactPeople.id, id))
}

export async function removeContact(tx: Tx, id: string): Promise<void> {
  await tx.delete(contactPeople).where(eq(contactPeople.id, id))
}

export async function keepPhoto(tx: Tx, photo: typeof contactPhotos.$inferInsert): Promise<void> {
  await tx.insert(contactPhotos).values(photo)
}

/** The row stays, so that nothing points at nothing; what it showed is gone. */
export async function erasePhoto(tx: Tx, id: string): Promise<void> {
  await tx.update(contactPhotos).set({ bytes: null }).where(eq(contactPhotos.id, id))
}

export async function renamePot(
  tx: Tx,
  id: string,
  { name, ceilingCents }: { name: string; ceilingCents: Cents },
): Promise<void> {
  await tx.update(pots).set({ name, ceilingCents }).where(eq(pots.id, id))
}

export async function replaceYearCeilings(
  tx: Tx,
  fund: string,
  rows: readonly { id: string; year: number; ceilingCents: Cents }[],
): Promise<void> {
  await tx.delete(yearCeilings).where(eq(yearCeilings.fundId, fund))
  if (rows.length > 0) await tx.insert(yearCeilings).values(rows.map((row) => ({ fundId: fund, ...row })))
}
