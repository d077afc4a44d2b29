import { dayOf } from '#app/domain/calendar.ts'
import type { WhereMoneyIs } from '#app/domain/ledger/where-money-is.ts'
import { formatMoney, formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { moneyOf } from '#db/queries/public/money.server.ts'
import { notFound } from '../answers.server.ts'

/** Where the money of the fund is, whole and by pot, as the ledger tells at this moment. */
export async function moneyPage(now: Date, language: Language) {
  const fund = await currentFund(db())
  if (!fund) throw notFound()
  const { whole, pots, loose } = await moneyOf(db(), fund.id)
  const hasLoose = Object.values(loose).some((amount) => amount !== 0)
  return {
    fund: fund.name,
    example: fund.example === 'yes',
    on: formatWeekday(dayOf(now), language),
    years: m.results_public_years({ from: fund.startsOn.slice(0, 4), to: fund.endsOn.slice(0, 4) }),
    whole: { ...whole, text: amounts(whole, language) },
    expects: whole.expected > 0 ? formatMoney(whole.expected, language) : null,
    pots: [
      ...pots.map(({ key, name, ceilingCents, ...money }) => ({
        key,
        name,
        ceiling: formatMoney(ceilingCents, language),
        ...amounts(money, language),
      })),
      ...(hasLoose
        ? [{ key: 'loose', name: m.results_public_loose(), ceiling: null, ...amounts(loose, language) }]
        : []),
      { key: 'total', name: m.results_public_total(), ceiling: null, ...amounts(whole, language) },
    ],
  }
}

function amounts({ received, agreed, paid, free }: WhereMoneyIs, language: Language) {
  const text = (cents: number) => formatMoney(cents, language)
  return { received: text(received), agreed: text(agreed), paid: text(paid), free: text(free) }
}
