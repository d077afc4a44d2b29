import { instrumentWords } from '#app/components/terms/instrument-words.ts'
import type { TermsPart } from '#app/domain/grant/parts/parts.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { sumCents } from '#app/domain/money.ts'
import {
  formatCounted,
  formatDay,
  formatIban,
  formatList,
  formatMoney,
  formatPercent,
} from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** What every part of terms says now, each in one line. */
export function partSummaries(terms: Terms, language: Language): Record<TermsPart, string> {
  const { milestones, tranches, reports, grantee, neighbourhoods, flexibility } = terms
  const money = (amount: number) => formatMoney(amount, language)
  const total = (rows: readonly { amountCents: number }[]) =>
    money(sumCents(rows.map(({ amountCents }) => amountCents)))
  const last = (rows: readonly { due: string }[]) =>
    formatDay(
      rows
        .map(({ due }) => due)
        .toSorted()
        .at(-1) ?? terms.endsOn,
      language,
    )
  return {
    milestones: m.terms_sum_last({
      count: formatCounted(milestones.length, 'milestone', language),
      day: last(milestones),
    }),
    payments: m.terms_sum_total({
      count: formatCounted(tranches.length, 'payment', language),
      amount: total(tranches),
    }),
    reports: m.terms_sum_last_report({
      count: formatCounted(reports.length, 'report', language),
      day: last(reports),
    }),
    budget: m.terms_costs_total({ total: total(terms.budgetLines) }),
    people: joined(terms.roles.map(({ task, who }) => `${task}: ${who}`)),
    place: joined([
      terms.place ?? '',
      formatList(
        neighbourhoods.map(({ name }) => name),
        language,
      ),
    ]),
    measures: joined(terms.indicators.map(({ name }) => name)),
    period: m.terms_sum_period({
      from: formatDay(terms.startsOn, language),
      to: formatDay(terms.endsOn, language),
    }),
    purpose: terms.purpose,
    account: m.terms_sum_account({ iban: formatIban(terms.bank.iban), holder: terms.bank.holder }),
    signers: formatList(
      grantee.representatives.map(({ name }) => name),
      language,
    ),
    party: joined([
      grantee.name,
      grantee.address ? `${grantee.address.street}, ${grantee.address.city}` : '',
    ]),
    experiment: terms.experiment?.question ?? m.terms_sum_no_experiment(),
    money: formatList(
      terms.instruments.map(({ kind, amountCents }) => `${instrumentWords[kind]()} ${money(amountCents)}`),
      language,
    ),
    publicity: terms.publicity.exception ?? m.terms_sum_all_public(),
    bend: m.terms_sum_bend({
      share: formatPercent(flexibility.budgetFreeBp, language),
      weeks: formatCounted(Math.floor(flexibility.delayFreeDays / 7), 'week', language),
    }),
  }
}

function joined(texts: readonly string[]): string {
  return texts.filter(Boolean).join('; ') || m.terms_sum_nothing()
}
