import { and, eq, max } from 'drizzle-orm'
import type { Clause } from '#app/domain/grant/clauses.ts'
import {
  type ClauseSeed,
  type ClauseTranslation,
  followsSeed,
  type TranslatedLanguage,
  translatedLanguages,
} from '#app/domain/grant/translation.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { clauseTranslations, clauseVersions, funds, pots } from '#db/schema/index.ts'

/** Who writes at an article, and when; the texts that a fund begins with have no writer. */
export type Writing = { fund: string; by: string | null; at: Date }

/** Locks the library of a fund until the transaction ends. */
export async function lockFund(tx: Tx, fund: string): Promise<void> {
  await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, fund)).for('no key update')
}

export async function addClauseVersions(
  tx: Reader,
  clauses: readonly (Clause & { retired?: boolean })[],
  { fund, by, at }: Writing,
): Promise<void> {
  if (clauses.length === 0) return
  await tx
    .insert(clauseVersions)
    .values(
      clauses.map(({ id, version, order, lawyerCheck, retired = false, replaces = [], ...texts }) => ({
        ...texts,
        fundId: fund,
        clauseId: id,
        version,
        place: order,
        replaces,
        lawyerCheck: lawyerCheck ?? null,
        retired,
        writtenBy: by,
        writtenAt: at,
      })),
    )
    .onConflictDoNothing()
}

/** Adds a further edition of what an article says in another language; answers its number. */
export async function addTranslation(
  tx: Reader,
  language: TranslatedLanguage,
  { id, of, title, plain, legal }: ClauseTranslation,
  { fund, by, at }: Writing,
): Promise<number> {
  const [last] = await tx
    .select({ edition: max(clauseTranslations.edition) })
    .from(clauseTranslations)
    .where(
      and(
        eq(clauseTranslations.fundId, fund),
        eq(clauseTranslations.clauseId, id),
        eq(clauseTranslations.language, language),
      ),
    )
  const edition = (last?.edition ?? 0) + 1
  await tx.insert(clauseTranslations).values({
    fundId: fund,
    clauseId: id,
    language,
    edition,
    ofVersion: of,
    title,
    plain,
    legal,
    writtenBy: by,
    writtenAt: at,
  })
  return edition
}

/** Adds what the seed has and the library of a fund lacks; what somebody of the fund wrote stays the newest. */
export async function followSeed(tx: Reader, fund: string, seed: ClauseSeed, at: Date): Promise<void> {
  const writing = { fund, by: null, at }
  const versions = await tx
    .select({
      id: clauseVersions.clauseId,
      version: clauseVersions.version,
      writtenBy: clauseVersions.writtenBy,
    })
    .from(clauseVersions)
    .where(eq(clauseVersions.fundId, fund))
  await addClauseVersions(tx, followsSeed(seed.clauses, versions), writing)
  for (const language of translatedLanguages) {
    const editions = await tx
      .select({
        id: clauseTranslations.clauseId,
        version: clauseTranslations.ofVersion,
        writtenBy: clauseTranslations.writtenBy,
      })
      .from(clauseTranslations)
      .where(and(eq(clauseTranslations.fundId, fund), eq(clauseTranslations.language, language)))
    const missing = followsSeed(
      seed.translations[language].map((one) => ({ ...one, version: one.of })),
      editions,
    )
    for (const one of missing) await addTranslation(tx, language, one, writing)
  }
}

/** The same for every fund that was set up. */
export async function everyFundFollowsSeed(reader: Reader, seed: ClauseSeed, at: Date): Promise<void> {
  const rows = await reader.selectDistinct({ id: pots.fundId }).from(pots)
  for (const { id } of rows) await followSeed(reader, id, seed, at)
}
