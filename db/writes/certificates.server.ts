import { eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { funds, signingCertificates } from '#db/schema/index.ts'

/** The fund as a party that signs, locked until the transaction ends; null when there is no such fund. */
export async function lockSigningFund(tx: Tx, fund: string): Promise<{ legalName: string } | null> {
  const [row] = await tx
    .select({ legalName: funds.legalName })
    .from(funds)
    .where(eq(funds.id, fund))
    .for('no key update')
  return row ?? null
}

export async function addCertificate(
  tx: Tx,
  certificate: typeof signingCertificates.$inferInsert,
): Promise<void> {
  await tx.insert(signingCertificates).values(certificate)
}
