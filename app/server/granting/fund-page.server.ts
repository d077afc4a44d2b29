import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { type CoverDay, coverOn, headroom, shortDays } from '#app/domain/ledger.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund, potsOf } from '#db/queries/fund.server.ts'
import { coverOfScope, type Position, type PositionPart, positions } from '#db/queries/ledger.server.ts'

/** Where the fund stands today and on every day to come; each figure leads to the lines of the ledger it is made of. */
export async function fundPage(fund: string, now: Date, language: Language) {
  const today = dayOf(now)
  const pots = await potsOf(db(), fund)
  const totals = await positions(db(), fund)
  const cover = await coverOfScope(db(), fund, fund)
  const covers = await Promise.all(pots.map(({ id }) => coverOfScope(db(), fund, id)))
  const short = shortDays(cover)
  return {
    ends: (await currentFund(db()))?.endsOn ?? today,
    today,
    points: pointsFrom(cover, today),
    headroom: formatMoney(headroom(cover, today), language),
    tightest: tightestFrom(cover, today, language),
    short: short.map(({ on, short: cents }) =>
      m.manager_fund_short({ day: formatDay(on, language), amount: formatMoney(cents, language) }),
    ),
    fund: figures(totals.fund, headroom(cover, today), null, language),
    money: {
      paid: totals.fund.paid,
      agreed: totals.fund.committed - totals.fund.paid,
      free: Math.max(0, totals.fund.received - totals.fund.committed),
    },
    pots: pots.map(({ id, key, name, ceilingCents }, at) => ({
      terms: `/manager/pots/${id}/terms`,
      key,
      name,
      ceiling: formatMoney(ceilingCents, language),
      ...figures(totals.pots.get(id) ?? nothing, headroom(covers[at] ?? [], today), key, language),
    })),
  }
}

const nothing: Position = { received: 0, expected: 0, committed: 0, paid: 0 } as Position

/** Each figure with the way to the lines it is the sum of. */
function figures(position: Position, free: number, pot: string | null, language: Language) {
  const link = (part: PositionPart) => ({
    text: formatMoney(position[part], language),
    href: `/manager/ledger?show=${part}${pot ? `&pot=${pot}` : ''}`,
  })
  return {
    received: link('received'),
    expected: link('expected'),
    committed: link('committed'),
    paid: link('paid'),
    free: { text: formatMoney(free, language), href: `/manager/ledger${pot ? `?pot=${pot}` : ''}` },
  }
}

/** From today on: what is free on a day is the least cover on it or later. */
function pointsFrom(cover: CoverDay[], today: IsoDate) {
  const days = [today, ...cover.map(({ on }) => on).filter((on) => on > today)]
  const points = days.map((on) => ({ on, cover: coverOn(cover, on) as number }))
  return points.length > 0 ? points : [{ on: today, cover: 0 }]
}

function tightestFrom(cover: CoverDay[], today: IsoDate, language: Language): string | null {
  const points = pointsFrom(cover, today)
  const least = points.reduce((lowest, point) => (point.cover < lowest.cover ? point : lowest))
  return m.manager_fund_tightest({
    day: formatDay(least.on, language),
    amount: formatMoney(least.cover, language),
  })
}

/** The last day that is drawn: the end of the fund, or the last day on which anything happens. */
export function lastDay(points: readonly { on: IsoDate }[], ends: IsoDate): IsoDate {
  const last = points.at(-1)?.on ?? ends
  return last > ends ? addDays(last, 30) : ends
}
