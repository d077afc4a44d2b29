import type { Person } from '#app/domain/access.ts'
import { can } from '#app/domain/access.ts'
import { formatDay, formatMoney, formatNumber } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import {
  type PastGrantRow,
  pastGrantList,
  pastGrantSums,
  pastGrantsOf,
  pastOrganisationList,
  tradeNumbersOf,
} from '#db/queries/past.server.ts'

const perPage = 50
const longestQuery = 200

/** The words that the address of the list asks for. */
export function wordsAsked(query: URLSearchParams): string {
  return (query.get('words') ?? '').slice(0, longestQuery).trim()
}

/** The grants of the past, a page at a time, as far as the address asks, with the money of all of them. */
export async function pastPage(actor: Person, query: URLSearchParams, language: Language) {
  const words = wordsAsked(query)
  const page = Math.max(1, Number.parseInt(query.get('p') ?? '1', 10) || 1)
  const from = (page - 1) * perPage
  const [found, sums] = await Promise.all([
    pastGrantList(db(), actor, words, { from, most: perPage + 1 }),
    pastGrantSums(db(), actor, words),
  ])
  const address = (to: number) =>
    `/manager/past?${new URLSearchParams([...(words ? [['words', words]] : []), ['p', String(to)]])}`
  return {
    words,
    brings: can(actor, 'bring-past').ok,
    sums: sums.rows > 0 ? sumsLine(sums, language) : null,
    rows: found.slice(0, perPage).map((row) => pastRow(row, language)),
    newer: page > 1 ? address(page - 1) : null,
    older: found.length > perPage ? address(page + 1) : null,
    query: words ? new URLSearchParams({ words }).toString() : '',
  }
}

function sumsLine(sums: Awaited<ReturnType<typeof pastGrantSums>>, language: Language): string {
  const [amount, paid] = [formatMoney(sums.amount, language), formatMoney(sums.paid, language)]
  return sums.rows === 1
    ? m.past_sum_one({ amount, paid })
    : m.past_sums({ count: formatNumber(sums.rows, language), amount, paid })
}

export type PastRowView = ReturnType<typeof pastRow>

/** A grant of the past as a row of a list. */
export function pastRow(row: PastGrantRow, language: Language) {
  return {
    id: row.id,
    href: `/manager/past/grants/${row.id}`,
    reference: row.reference,
    title: row.title || m.past_erased(),
    grantee: row.grantee || m.past_erased(),
    amount: formatMoney(row.amountCents, language),
    paid: formatMoney(row.paidCents, language),
    awarded: formatDay(row.awardedOn, language),
  }
}

/** What who asks in these proposals got before, by the number in the trade register. */
export async function pastOf(
  actor: Person,
  plans: readonly string[],
  language: Language,
): Promise<PastRowView[]> {
  const numbers = await tradeNumbersOf(db(), plans)
  return (await pastGrantsOf(db(), actor.fund, numbers)).map((row) => pastRow(row, language))
}

/** The organisations that the fund knew before. */
export async function organisationsPage(actor: Person, language: Language) {
  const rows = await pastOrganisationList(db(), actor.fund)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name || m.past_erased(),
      form: row.legalForm ?? '',
      kvk: row.kvk ?? '',
      place: [row.postcode, row.place].filter(Boolean).join(' '),
      website: row.website ?? '',
      got: row.gotCents > 0 ? formatMoney(row.gotCents, language) : '',
    })),
  }
}
