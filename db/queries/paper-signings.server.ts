import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { paperSignings, termsVersions } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type PaperSigning = typeof paperSignings.$inferSelect & { grant: string }

/** The signatures on paper of a version, the newest first. */
export async function paperSigningsOf(reader: Reader, version: string): Promise<PaperSigning[]> {
  return shaped(
    await select(reader).where(eq(paperSignings.termsVersionId, version)).orderBy(desc(paperSignings.id)),
  )
}

/** One of a fund; null when there is none. */
export async function paperSigningById(
  reader: Reader,
  fund: string,
  id: string,
): Promise<PaperSigning | null> {
  if (!isUuid(id)) return null
  const rows = await select(reader).where(and(eq(paperSignings.fundId, fund), eq(paperSignings.id, id)))
  return shaped(rows)[0] ?? null
}

function select(reader: Reader) {
  return reader
    .select({ paper: paperSignings, grant: termsVersions.grantId })
    .from(paperSignings)
    .innerJoin(termsVersions, eq(termsVersions.id, paperSignings.termsVersionId))
}

function shaped(rows: { paper: typeof paperSignings.$inferSelect; grant: string }[]): PaperSigning[] {
  return rows.map(({ paper, grant }) => ({ ...paper, grant }))
}
