import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { LibraryHead } from '#app/domain/grant/clause-choice.ts'
import { appliesWhenSchema, type Clause, type ClauseReference } from '#app/domain/grant/clauses.ts'
import type { ClauseTranslation, TranslatedLanguage } from '#app/domain/grant/translation.ts'
import type { Reader } from '#db/client.server.ts'
import { clauseTranslations, clauseVersions, grants, people, termsVersions } from '#db/schema/index.ts'

/** A version of an article with who wrote it; nobody wrote what the fund began with. */
export type LibraryClause = Clause & LibraryHead & { writtenBy: string | null; writtenAt: Date }
export type WrittenTranslation = ClauseTranslation & {
  edition: number
  writtenBy: string | null
  writtenAt: Date
}
export type ClauseUse = ClauseReference & { grant: string; reference: string; title: string; state: string }

/** Every version of every article of a fund, or of one article, in their order, the oldest version first. */
export async function clauseLibrary(
  reader: Reader,
  fund: string,
  clause: string | null = null,
): Promise<LibraryClause[]> {
  const rows = await reader
    .select({ clause: clauseVersions, writer: people.name })
    .from(clauseVersions)
    .leftJoin(people, eq(people.id, clauseVersions.writtenBy))
    .where(
      and(eq(clauseVersions.fundId, fund), clause === null ? undefined : eq(clauseVersions.clauseId, clause)),
    )
    .orderBy(asc(clauseVersions.place), asc(clauseVersions.clauseId), asc(clauseVersions.version))
  return rows.map(({ clause: row, writer }) => ({
    ...clauseOf(row),
    retired: row.retired,
    writtenBy: writer,
    writtenAt: row.writtenAt,
  }))
}

/** The versions of articles that terms name, in no order; one that is not there is left out. */
export async function clausesOfTerms(
  reader: Reader,
  fund: string,
  references: readonly ClauseReference[],
): Promise<Clause[]> {
  const ids = references.map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await reader
    .select()
    .from(clauseVersions)
    .where(and(eq(clauseVersions.fundId, fund), inArray(clauseVersions.clauseId, ids)))
  return rows
    .map(clauseOf)
    .filter(({ id, version }) => references.some((one) => one.id === id && one.version === version))
}

/** What the articles say in another language: of each version the newest edition. */
export async function clauseTranslationsOf(
  reader: Reader,
  fund: string,
  language: TranslatedLanguage,
  clause: string | null = null,
): Promise<WrittenTranslation[]> {
  const rows = await reader
    .selectDistinctOn([clauseTranslations.clauseId, clauseTranslations.ofVersion], {
      translation: clauseTranslations,
      writer: people.name,
    })
    .from(clauseTranslations)
    .leftJoin(people, eq(people.id, clauseTranslations.writtenBy))
    .where(
      and(
        eq(clauseTranslations.fundId, fund),
        eq(clauseTranslations.language, language),
        clause === null ? undefined : eq(clauseTranslations.clauseId, clause),
      ),
    )
    .orderBy(
      asc(clauseTranslations.clauseId),
      asc(clauseTranslations.ofVersion),
      sql`${clauseTranslations.edition} desc`,
    )
  return rows.map(({ translation: row, writer }) => ({
    id: row.clauseId,
    of: row.ofVersion,
    title: row.title,
    plain: row.plain,
    legal: row.legal,
    edition: row.edition,
    writtenBy: writer,
    writtenAt: row.writtenAt,
  }))
}

/** Which grants name which version of an article in the terms that hold, or in the newest that are on their way. */
export async function clauseUses(
  reader: Reader,
  fund: string,
  clause: string | null = null,
): Promise<ClauseUse[]> {
  const named = sql`jsonb_array_elements(${termsVersions.terms}->'clauses')`
  const id = sql<string>`named->>'id'`
  const version = sql<number>`(named->>'version')::int`
  return reader
    .selectDistinct({
      id: id.as('id'),
      version: version.as('version'),
      grant: grants.id,
      reference: grants.reference,
      title: grants.title,
      state: termsVersions.state,
    })
    .from(termsVersions)
    .innerJoin(grants, eq(grants.id, termsVersions.grantId))
    .innerJoin(sql`lateral ${named} as named`, sql`true`)
    .where(
      and(
        eq(termsVersions.fundId, fund),
        inArray(termsVersions.state, ['drafted', 'prepared', 'offered', 'signed-by-one', 'in-force']),
        ne(grants.state, 'terminated'),
        clause === null ? undefined : eq(id, clause),
      ),
    )
    .orderBy(asc(grants.reference), asc(version))
}

function clauseOf(row: typeof clauseVersions.$inferSelect): Clause {
  return {
    id: row.clauseId,
    version: row.version,
    order: row.place,
    title: row.title,
    plain: row.plain,
    legal: row.legal,
    appliesWhen: appliesWhenSchema.parse(row.appliesWhen),
    replaces: row.replaces,
    ...(row.lawyerCheck ? { lawyerCheck: row.lawyerCheck } : {}),
  }
}
