import { fillAgreement } from '#app/commands/prepare-offer.server.ts'
import { pictureWords } from '#app/components/agreement-picture/words.ts'
import type { AgreementDocument } from '#app/documents/agreement.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { FilledClause } from '#app/domain/grant/clauses.ts'
import { diffTerms } from '#app/domain/grant/diff.ts'
import { pictureOf } from '#app/domain/grant/picture-of.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { agreementLanguage, formatClauseValue } from '#app/i18n/clause-words.server.ts'
import { type ConditionNames, conditionClause } from '#app/i18n/condition-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { type Version, versionSigned } from '#db/queries/agreements.server.ts'
import { changesOf } from '#db/queries/changes.server.ts'
import { clausesOfTerms } from '#db/queries/clauses.server.ts'
import { changeLines } from './granting/change-words.server.ts'

/** Everything the document of a prepared version is drawn from, in Dutch; nothing in it depends on when it is drawn. */
export async function agreementDocument(
  version: Version,
  { example }: { example: boolean },
): Promise<AgreementDocument> {
  const clauses = await filledArticles(version)
  return { ...documentOf(version, clauses, { example }), changes: await changesSince(version, clauses) }
}

/** The same, from articles that are filled in already. */
export function documentOf(
  version: Version,
  clauses: AgreementDocument['clauses'],
  { example }: { example: boolean },
): AgreementDocument {
  const { terms, preparedAt, offerExpires, termsHash } = version
  if (!preparedAt || !offerExpires || !termsHash) throw new Error(`version ${version.id} is not prepared`)
  const words = conditionWordsOf(terms, agreementLanguage)
  const names = conditionNamesOf(terms)
  const preparedOn = dayOf(preparedAt)
  return {
    terms,
    clauses,
    version: version.version,
    preparedOn,
    termsHash,
    picture: pictureOf(terms, { today: preparedOn, signedOn: null, signBy: offerExpires }, (condition) =>
      conditionClause(condition, names, agreementLanguage),
    ),
    pictureWords: pictureWords(),
    conditionWords: words,
    signers: terms.grantee.representatives.map(({ name, capacity }) => ({ name, capacity: capacity ?? '' })),
    changes: null,
    example,
  }
}

/** What an amendment changes of the version that both signed last, as its document lists it. */
async function changesSince(
  version: Version,
  clauses: readonly FilledClause[],
): Promise<AgreementDocument['changes']> {
  const signed = await versionSigned(db(), version.grant)
  if (!signed?.termsHash || !version.termsHash || signed.version >= version.version) return null
  const between = { before: signed.terms, after: version.terms }
  const articles = clauses.map(({ id, title }, index) => ({ id, title, number: index + 1 }))
  const rows = changeLines(diffTerms(signed.terms, version.terms), between, articles, agreementLanguage)
  if (rows.length === 0) return null
  const change = (await changesOf(db(), version.grant)).find(
    ({ termsVersion }) => termsVersion === version.id,
  )
  return {
    from: { version: signed.version, termsHash: signed.termsHash },
    to: { version: version.version, termsHash: version.termsHash },
    effectiveFrom: change?.effectiveFrom ?? null,
    reason: change?.reason ?? null,
    rows,
  }
}

/** The articles of a version with everything filled in, as the document and the page show them. */
export async function filledArticles({
  id,
  fund,
  terms,
  offerExpires,
}: Pick<Version, 'id' | 'fund' | 'terms' | 'offerExpires'>): Promise<FilledClause[]> {
  const clauses = await clausesOfTerms(db(), fund, terms.clauses)
  const filled = fillAgreement(terms, offerExpires ?? terms.endsOn, { clauses, format: formatClauseValue })
  if (!filled.ok) throw new Error(`version ${id} cannot be filled in: ${JSON.stringify(filled.reason)}`)
  return filled.clauses
}

/** The names of what conditions call by id. */
export function conditionNamesOf(
  terms: Pick<Terms, 'milestones' | 'reports' | 'indicators' | 'tranches'>,
): ConditionNames {
  return {
    milestones: Object.fromEntries(
      terms.milestones.map(({ id, title, number }) => [id, { name: title, number }]),
    ),
    reports: Object.fromEntries(terms.reports.map(({ id, title }) => [id, { name: title }])),
    indicators: Object.fromEntries(terms.indicators.map(({ id, name }) => [id, { name }])),
    tranches: Object.fromEntries(terms.tranches.map(({ id, number }) => [id, { number }])),
  }
}

/** The condition of each tranche as a sentence, by its id: `als mijlpaal 1 is goedgekeurd`. */
export function conditionWordsOf(terms: Terms, language: Language): Record<string, string> {
  const names = conditionNamesOf(terms)
  return Object.fromEntries(
    terms.tranches.map(({ id, condition }) => [id, conditionClause(condition, names, language)]),
  )
}
