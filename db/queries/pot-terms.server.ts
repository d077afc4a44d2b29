import { and, desc, eq } from 'drizzle-orm'
import { type PotTerms, potTermsSchema, usualPotTerms } from '#app/domain/grant/pot-terms.ts'
import type { Reader } from '#db/client.server.ts'
import { people, pots, potTerms } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** One version of the usual terms; 0 are those of the house, which nobody changed. */
export type PotTermsVersion = { version: number; terms: PotTerms; by: string | null; at: Date | null }

/** A pot of this fund; null when there is none. */
export async function potById(reader: Reader, fund: string, id: string | undefined) {
  if (!id || !isUuid(id)) return null
  const [row] = await reader
    .select({ id: pots.id, key: pots.key, name: pots.name })
    .from(pots)
    .where(and(eq(pots.fundId, fund), eq(pots.id, id)))
  return row ?? null
}

/** The usual terms of a pot, the newest version first; the last one are those of the house. */
export async function potTermsVersions(
  reader: Reader,
  pot: string,
): Promise<[PotTermsVersion, ...PotTermsVersion[]]> {
  const rows = await reader
    .select({
      version: potTerms.version,
      terms: potTerms.terms,
      by: people.name,
      at: potTerms.changedAt,
    })
    .from(potTerms)
    .innerJoin(people, eq(people.id, potTerms.changedBy))
    .where(eq(potTerms.potId, pot))
    .orderBy(desc(potTerms.version))
  const house = { version: 0, terms: usualPotTerms, by: null, at: null }
  const [first, ...rest] = rows.map((row) => ({ ...row, terms: potTermsSchema.parse(row.terms) }))
  return first ? [first, ...rest, house] : [house]
}
