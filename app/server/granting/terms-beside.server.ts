import type { Article } from '#app/components/agreement/agreement-articles.tsx'
import type { TermsBeside } from '#app/components/terms/beside.tsx'
import { loanOf } from '#app/domain/grant/instrument.ts'
import { scheduleOf } from '#app/domain/grant/loan-schedule.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import { clausesOfTerms } from '#db/queries/clauses.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { conditionWordsOf } from '../agreement-document.server.ts'
import { pictureFor } from './agreement-page.server.ts'
import { partSummaries } from './part-summaries.server.ts'
import { sumsOf } from './terms-about.server.ts'
import { filledNow, termsProblems, termsWarnings } from './terms-problems.server.ts'

/** The agreement as these terms make it: picture, payments in words, articles, and what is still wrong. */
export async function termsBeside(
  grant: Grant,
  version: Pick<Version, 'terms' | 'effectiveFrom' | 'offerExpires'>,
  now: Date,
  language: Language,
): Promise<TermsBeside> {
  const { terms } = version
  const sentences = conditionWordsOf(terms, language)
  return {
    problems: await termsProblems(grant, terms, now, language),
    parts: partSummaries(terms, language),
    warnings: termsWarnings(grant, terms, language),
    sums: sumsOf(terms, language),
    picture: pictureFor(version, null, now, language),
    payments: terms.tranches.map(({ id, number, amountCents, plannedOn }) => ({
      id,
      what: m.terms_beside_payment({ number: String(number), amount: formatMoney(amountCents, language) }),
      when: m.terms_beside_when({
        day: formatDay(plannedOn, language),
        condition: sentences[id] ?? '',
      }),
    })),
    loan: loanBeside(terms, language),
    articles: await articlesOf(grant, terms, now),
  }
}

function loanBeside(terms: Terms, language: Language): TermsBeside['loan'] {
  const loan = loanOf(terms)
  const paidOut = terms.tranches.find(({ instrument }) => instrument === 'loan')?.plannedOn
  if (!loan || !paidOut) return null
  const { rows, totalPaid, totalInterest } = scheduleOf(loan, paidOut)
  const first = rows.find(({ principal }) => principal > 0)
  const last = rows.at(-1)
  if (!first || !last) return null
  return {
    first: formatDay(first.due, language),
    last: formatDay(last.due, language),
    payment: formatMoney(first.pay, language),
    total: formatMoney(totalPaid, language),
    interest: formatMoney(totalInterest, language),
  }
}

/** Articles that can be filled; one that misses something stands among the problems. */
async function articlesOf(grant: Grant, terms: Terms, now: Date): Promise<Article[]> {
  const filled = filledNow(terms, await clausesOfTerms(db(), grant.fund, terms.clauses), now)
  if (!filled.ok) return []
  return filled.clauses.map(({ id, title, plain, legal }, at) => ({
    id,
    number: at + 1,
    title,
    plain,
    legal,
  }))
}
