import { desc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { signingCertificates } from '#db/schema/index.ts'

export type CertificateRow = { id: string; p12: Uint8Array; validUntil: Date }

/** What was made to sign for a fund with last; null while nothing was. */
export async function newestCertificate(reader: Reader, fund: string): Promise<CertificateRow | null> {
  const [row] = await reader
    .select({
      id: signingCertificates.id,
      p12: signingCertificates.p12,
      validUntil: signingCertificates.validUntil,
    })
    .from(signingCertificates)
    .where(eq(signingCertificates.fundId, fund))
    .orderBy(desc(signingCertificates.madeAt), desc(signingCertificates.id))
    .limit(1)
  return row ?? null
}
