import { addDays, amsterdamInstant, dayOf, type IsoDate, parseDay } from '#app/domain/calendar.ts'
import { type Position, type PositionPart, positionOf } from '#app/domain/ledger/position.ts'
import {
  type CoverDay,
  coverDays,
  coverOn,
  headroom,
  shortDays,
  tightestOfMonths,
} from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund, potsOf } from '#db/queries/fund.server.ts'
import { type Books, booksOf, shortDaysOf } from '#db/queries/ledger.server.ts'
import { loosePot } from '../books/ledger-page.server.ts'

/** Of more days than a figure can show, each month shows its tightest. */
const mostDrawn = 60

type Asked = { on: string | null; known: string | null }

/**
 * Where the fund stands on a day and on every day after it, as the books are or as they were known at the end of another
 * day; each figure leads to the lines of the ledger it is made of.
 */
export async function fundPage(fund: string, asked: Asked, now: Date, language: Language) {
  const today = dayOf(now)
  const { on, known, wrong } = dayAsked(asked, today)
  const pots = await potsOf(db(), fund)
  const knownBefore = known ? amsterdamInstant(addDays(known, 1)) : undefined
  const books = await booksOf(db(), fund, knownBefore ? { knownBefore } : { from: on })
  const cover = coverDays(books.fund)
  const whole = positionOf(books.fund, on)
  const until = on === today ? null : on
  return {
    ends: (await currentFund(db()))?.endsOn ?? today,
    today: on,
    day: formatDay(on, language),
    asked: { on: asked.on ?? '', known: asked.known ?? '', wrong },
    other: on !== today || known !== null,
    known: known && formatDay(known, language),
    points: tightestOfMonths(pointsFrom(cover, on), mostDrawn),
    headroom: formatMoney(headroom(cover, on), language),
    tightest: tightestFrom(cover, on, language),
    short: shortDays(knownBefore ? cover : await shortDaysOf(db(), fund)).map(({ on: day, short: cents }) =>
      m.manager_fund_short({ day: formatDay(day, language), amount: formatMoney(cents, language) }),
    ),
    fund: figures(whole, headroom(cover, on), { pot: null, until }, language),
    money: {
      paid: whole.paid,
      agreed: whole.committed - whole.paid,
      free: Math.max(0, whole.received - whole.committed),
    },
    pots: [
      ...pots.map(({ id, key, name, ceilingCents }) => {
        const sums = books.pots.get(id) ?? []
        return {
          terms: `/manager/pots/${id}/terms`,
          key,
          name,
          ceiling: formatMoney(ceilingCents, language),
          ...figures(positionOf(sums, on), headroom(coverDays(sums), on), { pot: key, until }, language),
        }
      }),
      ...loose(books, { on, until }, language),
    ],
  }
}

/** The money that no pot holds, so that the rows come to the whole; no row when there never was any. */
function loose(
  { fund, pots }: Books,
  { on, until }: { on: IsoDate; until: IsoDate | null },
  language: Language,
) {
  const held = [...pots.values()].flat().map((sum) => ({ ...sum, cover: cents(-sum.cover) }))
  const sums = [...fund, ...held]
  const position = positionOf(sums, on)
  if (Object.values(position).every((amount) => amount === 0)) return []
  const row = { terms: null, key: loosePot, name: m.fund_transfer_no_pot(), ceiling: '' }
  return [{ ...row, ...figures(position, headroom(coverDays(sums), on), { pot: loosePot, until }, language) }]
}

/** The days that were typed; one that cannot be read, or knowledge of a day to come, is said and not used. */
function dayAsked({ on, known }: Asked, today: IsoDate) {
  const read = (typed: string | null) => (typed?.trim() ? parseDay(typed) : null)
  const days = { on: read(on), known: read(known) }
  const unread = (typed: string | null, day: IsoDate | null) => Boolean(typed?.trim()) && day === null
  const ahead = days.known !== null && days.known > today
  return {
    on: days.on ?? today,
    known: ahead ? null : days.known,
    wrong: unread(on, days.on) || unread(known, days.known) || ahead,
  }
}

/** What came in and went out counts until the day; what is agreed and expected is all of it. */
function isUntil(part: PositionPart): boolean {
  return part === 'received' || part === 'paid'
}

/** Each figure with the way to the lines it is the sum of. */
function figures(
  position: Position,
  free: number,
  { pot, until }: { pot: string | null; until: IsoDate | null },
  language: Language,
) {
  const link = (part: PositionPart) => ({
    text: formatMoney(position[part], language),
    href: `/manager/ledger?show=${part}${pot ? `&pot=${pot}` : ''}${until && isUntil(part) ? `&to=${until}` : ''}`,
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
  return [{ on: today, cover: coverOn(cover, today) }, ...cover.filter(({ on }) => on > today)]
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
