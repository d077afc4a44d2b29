import { z } from 'zod'
import type { Clause, ClauseReference } from './clauses.ts'

/** The languages beside Dutch, which alone binds, in which an article can be read. */
export const translatedLanguages = ['en'] as const
export type TranslatedLanguage = (typeof translatedLanguages)[number]

/** One article in another language, as the content file holds it: of one version of the Dutch one. */
export const translationSchema = z.object({
  id: z.string().min(1),
  of: z.number().int().min(1),
  title: z.string().min(1),
  plain: z.string().min(1),
  legal: z.string().min(1),
})
export type ClauseTranslation = z.infer<typeof translationSchema>
export const translationFileSchema = z.object({ clauses: z.array(translationSchema) })

/**
 * The translation to show beside a version: that of the version itself, else of the newest one before it, and then it
 * lags. A translation of a later version says other things, and is not shown.
 */
export function translationFor<One extends Pick<ClauseTranslation, 'id' | 'of'>>(
  { id, version }: ClauseReference,
  translations: readonly One[],
): { translation: One; lags: boolean } | null {
  const [translation] = translations
    .filter((one) => one.id === id && one.of <= version)
    .sort((one, other) => other.of - one.of)
  return translation ? { translation, lags: translation.of < version } : null
}

/** The texts that a fund begins with: every article, and what it says in other languages. */
export type ClauseSeed = {
  clauses: readonly Clause[]
  translations: Readonly<Record<TranslatedLanguage, readonly ClauseTranslation[]>>
}

/** What of the seed a library lacks: a text that nobody of the fund ever wrote anew follows the seed's newest version. */
export function followsSeed<One extends ClauseReference>(
  seed: readonly One[],
  library: readonly (ClauseReference & { writtenBy: string | null })[],
): One[] {
  return seed.filter(({ id, version }) => {
    const known = library.filter((one) => one.id === id)
    return known.every((one) => one.writtenBy === null && one.version < version)
  })
}
