import { fillAgreement } from '#app/commands/prepare-offer.server.ts'
import type { ChangePrint } from '#app/documents/change.ts'
import type { ArticleLine } from '#app/documents/red-line.ts'
import { clauseOfChange } from '#app/domain/grant/change-clause.ts'
import type { FilledClause } from '#app/domain/grant/clauses.ts'
import type { TermsDiff } from '#app/domain/grant/diff.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { hashOf } from '#app/effects/hash.ts'
import { agreementLanguage, formatClauseValue } from '#app/i18n/clause-words.server.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import type { TermsChange } from '#db/queries/changes.server.ts'
import { clausesOfTerms } from '#db/queries/clauses.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { changeBetween } from './granting/change-between.server.ts'
import { changeParts } from './granting/change-parts.server.ts'
import { changeLines } from './granting/change-words.server.ts'
import { wordByWord } from './word-by-word.server.ts'

type Between = NonNullable<Awaited<ReturnType<typeof changeBetween>>>
/** The articles before and after, filled in; null where one of them misses something. */
type Articles = { was: FilledClause[] | null; is: FilledClause[] | null }

/** Everything the document of a change is drawn from, in Dutch; null for one that was never sent, or was erased. */
export async function changeDocument(change: TermsChange): Promise<ChangePrint | null> {
  const between = await changeBetween(change)
  if (!between) return null
  const { base, after } = between
  const grant = await grantById(db(), change.fund, change.grant)
  const articles = { was: await articlesOf(base, base.terms), is: await articlesOf(base, after) }
  return printOfChange(change, between, articles, { example: grant?.example ?? false })
}

/** The same, from what was read already. */
export function printOfChange(
  change: TermsChange,
  { base, after, weight }: Between,
  { was, is }: Articles,
  { example }: { example: boolean },
): ChangePrint | null {
  const { diff, sentAt, kind, reason, side, effectiveFrom } = change
  if (!sentAt || !kind || reason === null || diff.length === 0) return null
  const other = side === 'fund' ? base.terms.initiative.name : base.terms.fund.name
  const numbered = (is ?? was ?? []).map(({ id, title }, at) => ({ id, title, number: at + 1 }))
  return {
    terms: base.terms,
    version: base.version,
    termsHash: base.termsHash,
    side,
    by: change.sentByName ?? change.startedByName,
    sentAt,
    kind,
    effectiveFrom,
    reason,
    parts: changeParts(weight, { before: base.terms, after }, other, agreementLanguage),
    lines: changeLines(diff, { before: base.terms, after }, numbered, agreementLanguage),
    articles: was && is ? articleLines(diff, after, was, is) : [],
    diffHash: hashOf(diff),
    example,
  }
}

/** The articles as they are with these terms; null when one of them misses something. */
async function articlesOf(
  { fund, offerExpires, terms: holding }: Version,
  terms: Terms,
): Promise<FilledClause[] | null> {
  const clauses = await clausesOfTerms(db(), fund, terms.clauses)
  const filled = fillAgreement(terms, offerExpires ?? holding.endsOn, { clauses, format: formatClauseValue })
  return filled.ok ? filled.clauses : null
}

/** The articles that a change is about, and those whose text becomes another by it. */
function articleLines(
  diff: TermsDiff,
  { clauses }: Terms,
  was: readonly FilledClause[],
  is: readonly FilledClause[],
): ArticleLine[] {
  const about = new Set(diff.map((entry) => clauseOfChange(entry, clauses)))
  const dropped = was.filter(({ id }) => !is.some((one) => one.id === id))
  return [
    ...is.flatMap((clause, at) => {
      const before = was.find(({ id }) => id === clause.id)
      if (before?.legal === clause.legal && !about.has(clause.id)) return []
      return [articleLine(at + 1, before, clause)]
    }),
    ...dropped.map((clause) => articleLine(was.indexOf(clause) + 1, clause, undefined)),
  ]
}

function articleLine(
  number: number,
  was: FilledClause | undefined,
  is: FilledClause | undefined,
): ArticleLine {
  const title = m.documents_pdf_article({ number, title: (is ?? was)?.title ?? '' })
  const pieces = wordByWord(was?.legal ?? '', is?.legal ?? '')
  if (!was) return { title, note: m.documents_change_article_added(), pieces }
  if (!is) return { title, note: m.documents_change_article_removed(), pieces }
  const note =
    was.legal === is.legal ? m.documents_change_article_same() : m.documents_change_article_changed()
  return { title, note, pieces }
}
