import { eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { batches, neighbourhoods, proposals } from '#db/schema/index.ts'

/** All that is shown of a proposal before somebody said whether they know the applicant. */
export type BeforeReading = {
  id: string
  title: string
  applicant: string
  partners: string[]
  neighbourhoods: string[]
  batchName: string | null
}

/** Title, applicant, partners and neighbourhoods of a proposal; the caller has established that it is listed to them. */
export async function beforeReading(reader: Reader, id: string): Promise<BeforeReading | null> {
  const [row] = await reader
    .select({
      id: proposals.id,
      fund: proposals.fundId,
      title: proposals.title,
      applicant: proposals.applicantName,
      partners: proposals.partners,
      keys: proposals.neighbourhoods,
      batchName: batches.name,
    })
    .from(proposals)
    .leftJoin(batches, eq(batches.id, proposals.batchId))
    .where(eq(proposals.id, id))
  if (!row) return null
  const { fund, keys, ...shown } = row
  const named = await reader
    .select({ key: neighbourhoods.key, name: neighbourhoods.name })
    .from(neighbourhoods)
    .where(eq(neighbourhoods.fundId, fund))
  return { ...shown, neighbourhoods: keys.map((key) => named.find((one) => one.key === key)?.name ?? key) }
}
