import type { AgreementTexts } from '#app/components/agreement/agreement-articles.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import type { AgreementPictureData } from '#app/domain/grant/picture.ts'
import { pictureOf } from '#app/domain/grant/picture-of.ts'
import { clauseNotices } from '#app/i18n/clause-words.server.ts'
import { conditionClause } from '#app/i18n/condition-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import type { GrantFacts } from '#db/queries/tranches.server.ts'
import { conditionNamesOf, filledArticles } from '../agreement-document.server.ts'

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

/** Every article in plain and legal words; agreements are in Dutch, whatever the language of the page. */
export async function articlesFor(version: Version): Promise<AgreementTexts> {
  const { notice, precedence } = clauseNotices()
  return {
    notice,
    precedence,
    articles: (await filledArticles(version)).map(({ id, title, plain, legal }, at) => ({
      id,
      number: at + 1,
      title,
      plain,
      legal,
    })),
  }
}
