import { fillAgreement } from '#app/commands/prepare-offer.server.ts'
import type { TermsBeside } from '#app/components/terms/beside.tsx'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Clause } from '#app/domain/grant/clauses.ts'
import { problemsOf } from '#app/domain/grant/judgement.ts'
import { partOfProblem } from '#app/domain/grant/parts/part-of-problem.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { dayWarnings } from '#app/domain/grant/terms-days.ts'
import type { Refusal } from '#app/domain/verdict.ts'
import { formatClauseValue } from '#app/i18n/clause-words.server.ts'
import type { Language } from '#app/i18n/languages.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { clausesOfTerms } from '#db/queries/clauses.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'

/** The articles of terms that are not fixed yet, filled as if they were offered now. */
export function filledNow(terms: Terms, clauses: readonly Clause[], now: Date) {
  return fillAgreement(terms, addDays(dayOf(now), 1), { clauses, format: formatClauseValue })
}

export type TermsProblem = TermsBeside['problems'][number]

/** Everything that keeps these terms from being offered, each as a sentence with what to do, and where. */
export async function termsProblems(
  grant: Grant,
  terms: Terms,
  now: Date,
  language: Language,
): Promise<TermsProblem[]> {
  const judged = problemsOf(terms, { amountCents: grant.awardedCents, decidedOn: dayOf(grant.awardedAt) })
  const filled = filledNow(terms, await clausesOfTerms(db(), grant.fund, terms.clauses), now)
  return inWords(filled.ok ? judged : [...judged, filled], grant, language)
}

/** What may be offered so, but hardly anybody means. */
export function termsWarnings(grant: Grant, terms: Terms, language: Language): TermsProblem[] {
  return inWords(dayWarnings(terms), grant, language)
}

function inWords(all: readonly Refusal[], grant: Grant, language: Language): TermsProblem[] {
  return all.map(({ reason }) => ({
    ...verdictWords(reason, language, { audience: 'staff' }),
    part: partOfProblem(reason),
    decision: reason.code === 'amount-above-award' ? `/manager/proposals/${grant.proposal}` : null,
  }))
}
