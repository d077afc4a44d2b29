import type { AgreementTexts } from '#app/components/agreement/agreement-articles.tsx'
import type { Schedule } from '#app/components/agreement/agreement-schedules.tsx'
import { scheduleTables } from '#app/documents/schedule-tables.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { valuesFor } from '#app/domain/grant/clause-values.ts'
import { fillClause } from '#app/domain/grant/clauses.ts'
import type { AgreementPictureData } from '#app/domain/grant/picture.ts'
import { pictureOf } from '#app/domain/grant/picture-of.ts'
import { translationFor } from '#app/domain/grant/translation.ts'
import {
  agreementLanguage,
  clauseNotices,
  englishPrecedence,
  formatEnglishValue,
} from '#app/i18n/clause-words.server.ts'
import { conditionClause } from '#app/i18n/condition-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import { clauseTranslationsOf } from '#db/queries/clauses.server.ts'
import type { GrantFacts } from '#db/queries/tranches.server.ts'
import { conditionNamesOf, conditionWordsOf, filledArticles } from '../agreement-document.server.ts'

/** The picture of a version on a day, with what is done of it when it is in force. */
export function pictureFor(
  version: Pick<Version, 'terms' | 'effectiveFrom' | 'offerExpires'>,
  known: GrantFacts | null,
  now: Date,
  language: Language,
): AgreementPictureData {
  const names = conditionNamesOf(version.terms)
  const done = (rows: readonly { id: string }[] = []) => new Set(rows.map(({ id }) => id))
  return pictureOf(
    version.terms,
    {
      today: dayOf(now),
      signedOn: version.effectiveFrom,
      signBy: version.offerExpires,
      acceptedMilestones: done(known?.happened.acceptedMilestones),
      acceptedReports: done(known?.happened.acceptedReports),
      paidTranches: new Set(known?.happened.paidTranches),
    },
    (condition) => conditionClause(condition, names, language),
  )
}

/** The schedules of a version, in Dutch as its document prints them. */
export function schedulesFor({ terms }: Pick<Version, 'terms'>): Schedule[] {
  return scheduleTables(terms, conditionWordsOf(terms, agreementLanguage))
}

/**
 * Every article in plain and legal words. Agreements are in Dutch, whatever the language of the page; who reads in English
 * gets beside it what it means, where that was written.
 */
export async function articlesFor(version: Version, language: Language): Promise<AgreementTexts> {
  const { notice, precedence } = clauseNotices()
  const english = language === 'en' ? await englishOf(version) : new Map<string, never>()
  return {
    notice,
    precedence,
    english: english.size > 0 ? englishPrecedence() : null,
    articles: (await filledArticles(version)).map(({ id, title, plain, legal }, at) => ({
      id,
      number: at + 1,
      title,
      plain,
      legal,
      english: english.get(id) ?? null,
    })),
  }
}

async function englishOf({ fund, terms, offerExpires }: Version) {
  const written = await clauseTranslationsOf(db(), fund, 'en')
  const values = valuesFor(terms, { expiresOn: offerExpires ?? terms.endsOn })
  return new Map(
    terms.clauses.flatMap((reference) => {
      const known = translationFor(reference, written)
      if (!known) return []
      const { version } = reference
      const filled = fillClause({ ...known.translation, version }, values, formatEnglishValue)
      return filled.ok ? [[reference.id, { plain: filled.clause.plain, lags: known.lags }] as const] : []
    }),
  )
}
