import { fillAgreement } from '#app/commands/prepare-offer.server.ts'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Clause } from '#app/domain/grant/clauses.ts'
import { problemsOf } from '#app/domain/grant/judgement.ts'
import { partOfProblem } from '#app/domain/grant/parts/part-of-problem.ts'
import type { TermsPart } from '#app/domain/grant/parts/parts.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
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

export type TermsProblem = { what: string; whatNow: string; part: TermsPart | null }

/** Everything that keeps these terms from being offered, each as a sentence with what to do, and where. */
export async function termsProblems(
  grant: Grant,
  terms: Terms,
  now: Date,
  language: Language,
): Promise<TermsProblem[]> {
  const judged = problemsOf(terms, { amountCents: grant.awardedCents, decidedOn: dayOf(grant.awardedAt) })
  const filled = filledNow(terms, await clausesOfTerms(db(), grant.fund, terms.clauses), now)
  const all: Refusal[] = filled.ok ? judged : [...judged, filled]
  return all.map(({ reason }) => ({
    ...verdictWords(reason, language, { audience: 'staff' }),
    part: partOfProblem(reason),
  }))
}
