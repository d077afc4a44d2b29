import { addDays, dayOf, endOfDay, type IsoDate, parseDay } from '#app/domain/calendar.ts'
import { type Outstanding, outstandingOf } from '#app/domain/grant/outstanding.ts'
import type { DaySum } from '#app/domain/ledger/forecast.ts'
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
import { openSums } from '#db/queries/outstanding.server.ts'
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
  const { on, known, wrong } = daysAsked(asked, today)
  const books = await booksOf(db(), fund, known ? { knownBefore: endOfDay(known) } : { from: on })
  const agreed = known || on >= today ? books : await booksOf(db(), fund, { knownBefore: endOfDay(on) })
  const view: View = {
    on,
    from: on === today && !known ? null : on,
    agreedBy: known ?? (on < today ? on : null),
    known,
    language,
  }
  const cover = coverDays(books.fund)
  const whole = positionFrom(books.fund, agreed.fund, on)
  const free = headroom(cover, on)
  const outstanding = outstandingOf(await openSums(db(), fund, on, today), on, today)
  const pots = await potsOf(db(), fund)
  return {
    ends: (await currentFund(db()))?.endsOn ?? today,
    today: on,
    asked: { on: asked.on ?? '', known: asked.known ?? '', wrong },
    other: view.from !== null,
    words: wordsOf(view, today, formatMoney(free, language)),
    points: tightestOfMonths(pointsFrom(cover, on), mostDrawn),
    tightest: tightestFrom(cover, on, language),
    short: shortDays(known ? cover : await shortDaysOf(db(), fund)).map(({ on: day, short: cents }) =>
      m.manager_fund_short({ day: formatDay(day, language), amount: formatMoney(cents, language) }),
    ),
    fund: figures(whole, free, null, view),
    money: {
      paid: whole.paid,
      agreed: whole.committed - whole.paid,
      free: Math.max(0, whole.received - whole.committed),
    },
    outstanding: known ? [] : outstandingFigures(outstanding, { on, today, language }),
    pots: [
      ...pots.map(({ id, key, name, ceilingCents }) => {
        const sums = books.pots.get(id) ?? []
        const position = positionFrom(sums, agreed.pots.get(id) ?? [], on)
        return {
          terms: `/manager/pots/${id}/terms`,
          key,
          name,
          ceiling: formatMoney(ceilingCents, language),
          ...figures(position, headroom(coverDays(sums), on), key, view),
        }
      }),
      ...loose(books, agreed, view),
    ],
  }
}

/** Which day is shown and which lines of the ledger its figures are made of; `from` is null on the page of today. */
type View = {
  on: IsoDate
  from: IsoDate | null
  agreedBy: IsoDate | null
  known: IsoDate | null
  language: Language
}

/** What came in and went out by the day; what was agreed and expected as it was known then. */
function positionFrom(sums: readonly DaySum[], agreed: readonly DaySum[], on: IsoDate): Position {
  const { received, paid } = positionOf(sums, on)
  const { expected, committed } = positionOf(agreed)
  return { received, paid, expected, committed }
}

/** The headings of the page: of today, or of the day that is looked at. */
function wordsOf({ on, from, known, language }: View, today: IsoDate, free: string) {
  const day = formatDay(on, language)
  if (from === null) {
    return {
      said: null,
      known: null,
      bar: m.manager_fund_bar(),
      free: m.manager_fund_free_now({ amount: free }),
      freeHead: m.manager_fund_free(),
      time: m.manager_fund_over_time(),
    }
  }
  return {
    said: m.fund_on_said({ day }),
    known: known
      ? m.fund_on_said_known({ day: formatDay(known, language) })
      : on < today
        ? m.fund_on_said_past()
        : m.fund_on_said_ahead(),
    bar: on < today ? m.fund_on_bar_past({ day }) : m.fund_on_bar_ahead({ day }),
    free: m.fund_on_free({ day, amount: free }),
    freeHead: m.fund_on_free_head(),
    time: m.fund_on_over_time({ day }),
  }
}

/** What has to be paid and what is stuck, each with the payments it is the sum of where a list shows just those. */
function outstandingFigures(
  { due, stuck }: Outstanding,
  { on, today, language }: { on: IsoDate; today: IsoDate; language: Language },
) {
  const day = formatDay(on, language)
  const now = on === today
  return [
    {
      key: 'due',
      amount: formatMoney(due, language),
      text: now ? m.fund_due_now() : on < today ? m.fund_due_past({ day }) : m.fund_due_ahead({ day }),
      href: now ? '/manager/tranches?show=ready' : null,
    },
    ...(stuck === null
      ? []
      : [
          {
            key: 'stuck',
            amount: formatMoney(stuck, language),
            text: m.fund_stuck(),
            href: '/manager/tranches?show=stuck',
          },
        ]),
  ]
}

/** The money that no pot holds, so that the rows come to the whole; no row when there never was any. */
function loose(books: Books, agreed: Books, view: View) {
  const sums = looseSums(books)
  const position = positionFrom(sums, looseSums(agreed), view.on)
  if (Object.values(position).every((amount) => amount === 0)) return []
  const row = { terms: null, key: loosePot, name: m.fund_transfer_no_pot(), ceiling: '' }
  return [{ ...row, ...figures(position, headroom(coverDays(sums), view.on), loosePot, view) }]
}

function looseSums({ fund, pots }: Books): DaySum[] {
  const held = [...pots.values()].flat().map((sum) => ({ ...sum, cover: cents(-sum.cover) }))
  return [...fund, ...held]
}

/** The days that were typed; one that cannot be read, or knowledge of a day to come, is said and not used. */
function daysAsked({ on, known }: Asked, today: IsoDate) {
  const read = (typed: string | null) => (typed?.trim() ? parseDay(typed) : null)
  const days = { on: read(on), known: read(known) }
  const unread = (typed: string | null, day: IsoDate | null) => Boolean(typed?.trim()) && day === null
  const ahead = days.known !== null && days.known > today
  return {
    on: days.on ?? today,
    known: ahead ? null : days.known,
    wrong: {
      on: unread(on, days.on) ? m.fund_on_wrong() : null,
      known: unread(known, days.known) ? m.fund_on_wrong() : ahead ? m.fund_on_known_ahead() : null,
    },
  }
}

/** What came in and went out counts until the day; what is agreed and expected is all that was known. */
function isUntil(part: PositionPart): boolean {
  return part === 'received' || part === 'paid'
}

/** Each figure with the way to the lines it is the sum of. */
function figures(position: Position, free: number, pot: string | null, view: View) {
  const { on, from, agreedBy, known, language } = view
  const address = (asked: Record<string, string | null>) => {
    const kept = Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
    return `/manager/ledger${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`
  }
  const link = (part: PositionPart) => ({
    text: formatMoney(position[part], language),
    href: address({
      show: part,
      pot,
      to: from && isUntil(part) ? on : null,
      known: isUntil(part) ? known : agreedBy,
    }),
  })
  return {
    received: link('received'),
    expected: link('expected'),
    committed: link('committed'),
    paid: link('paid'),
    free: { text: formatMoney(free, language), href: address({ pot, known }) },
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
