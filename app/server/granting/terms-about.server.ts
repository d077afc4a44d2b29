import { randomUUID } from 'node:crypto'
import type { TermsAbout } from '#app/components/terms/part-props.ts'
import { amountOf } from '#app/domain/grant/instrument.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { sumCents } from '#app/domain/money.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { formLists } from '#db/queries/form-lists.server.ts'
import { type SettledRow, settledRows } from '#db/queries/settled-facts.server.ts'
import { conditionWordsOf } from '../agreement-document.server.ts'

/** What a form of these terms needs to know beside what stands in it. */
export async function termsAbout(
  terms: Terms,
  grant: { id: string; fund: string },
  language: Language,
): Promise<TermsAbout> {
  const { neighbourhoods, programmeIndicators } = await formLists(db(), grant.fund)
  const settled = await settledRows(db(), grant)
  const named = (rows: readonly { key: string; name: string }[]) =>
    rows.map(({ key, name }) => ({ value: key, label: name }))
  return {
    newRow: randomUUID(),
    neighbourhoods: named(neighbourhoods),
    programmeIndicators: named(programmeIndicators),
    known: {
      milestones: terms.milestones.map(({ id, title }) => ({ value: id, label: title })),
      reports: terms.reports.map(({ id, title }) => ({ value: id, label: title })),
      tranches: terms.tranches.map(({ id, number }) => ({
        value: id,
        label: m.manager_grant_tranche_number({ number: String(number) }),
      })),
      indicators: terms.indicators.map(({ id, name }) => ({ value: id, label: name })),
    },
    sentences: conditionWordsOf(terms, language),
    sums: sumsOf(terms, language),
    settled: Object.fromEntries(settled.map((row) => [row.id, settledWords(row, language)])),
    hasHost: terms.fiscalHost !== null,
  }
}

/** The sums of terms: of the payments, what they should be, and of the costs. */
export function sumsOf(terms: Terms, language: Language): TermsAbout['sums'] {
  const total = (rows: readonly { amountCents: number }[]) =>
    formatMoney(sumCents(rows.map(({ amountCents }) => amountCents)), language)
  return {
    tranches: total(terms.tranches),
    amount: formatMoney(amountOf(terms), language),
    budget: total(terms.budgetLines),
  }
}

function settledWords({ how, on }: SettledRow, language: Language): string {
  if (on === null) return m.terms_settled_paying()
  const say = how === 'accepted' ? m.terms_settled_accepted : m.terms_settled_paid
  return say({ day: formatDay(on, language) })
}
