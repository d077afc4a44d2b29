import { monthWords } from '#app/components/calendar-words.ts'
import type { Person } from '#app/domain/access.ts'
import { addMonths, type IsoDate } from '#app/domain/calendar.ts'
import {
  type BoardGrouping,
  type BoardShow,
  boardGroupings,
  boardShows,
  countsOf,
  moneyByMonth,
} from '#app/domain/grant/board.ts'
import {
  type BoardQuery,
  boardSearch,
  cursorOf,
  cursorText,
  isNarrowed,
  typedMonth,
} from '#app/domain/grant/board-query.ts'
import { trancheStates } from '#app/domain/grant/tranche.ts'
import { typedMoney } from '#app/domain/money.ts'
import type { AccountNeed } from '#app/domain/payment/account.ts'
import { formatMoney, formatShortDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { accountNeedsOf } from '#db/queries/accounts.server.ts'
import {
  type BoardGroup,
  type BoardRow,
  boardGroups,
  boardRows,
  boardTallies,
} from '#db/queries/board.server.ts'
import { boardViewsFor } from '#db/queries/board-views.server.ts'
import { type AskedBoard, askedBoard } from './board-scope.server.ts'
import { isOpen, trancheLine } from './tranche-lines.server.ts'

export const board = '/manager/tranches'
const perPage = 50

/**
 * A page of the payments of the fund, but those of grants that are closed to this person: what is late first, what waits
 * for what, and what this person can do. It asks the same number of questions however many payments there are.
 */
export async function boardPage(actor: Person, params: URLSearchParams, now: Date, language: Language) {
  const asked = await askedBoard(actor, params, now, language)
  const { scope, query } = asked
  const months = monthsAround(scope.today)
  const after = cursorOf(params.get('after'))
  const [found, tallies, views] = await Promise.all([
    boardRows(db(), scope, after, perPage + 1),
    boardTallies(db(), scope, months[0] ?? ''),
    boardViewsFor(db(), actor),
  ])
  const rows = found.slice(0, perPage)
  const open = rows.filter(({ state }) => isOpen(state)).map(({ grant }) => grant)
  const needs = await accountNeedsOf(db(), [...new Set(open)], scope.today)
  const groups = await boardGroups(db(), scope, [...new Set(rows.map(({ key }) => key))])
  const last = found.length > perPage ? rows.at(-1) : undefined
  const search = boardSearch(query)
  return {
    shows: showsOf(query, countsOf(tallies, scope.today)),
    groupings: boardGroupings.map((by) => ({
      key: by,
      label: groupingWords[by](),
      href: address({ ...query, by }),
      current: by === query.by,
    })),
    months: moneyByMonth(tallies, months).map(({ month, expectedCents, paidCents, lateCents }) => ({
      key: month,
      name: monthWords(`${month}-01`),
      expected: expectedCents,
      paid: paidCents,
      late: lateCents,
      now: month === scope.today.slice(0, 7),
    })),
    form: formOf(asked, language),
    groups: bandsOf(rows, groups, asked, { actor, needs, today: scope.today, language }),
    views: views.map(({ id, name, shared, own, by, search: saved }) => ({
      key: id,
      name,
      href: saved === '' ? board : `${board}?${saved}`,
      by: shared && !own ? by : null,
      current: saved === search,
    })),
    mayKeep: actor.roles.includes('manager') || actor.roles.includes('approver'),
    keep: `${board}/views?${search}`,
    file: `${board}/file?${search}`,
    first: after ? address(query) : null,
    next: last ? address(query, { after: cursorText({ ...last }) }) : null,
  }
}

export type BoardPage = Awaited<ReturnType<typeof boardPage>>

function address(query: BoardQuery, more: Record<string, string> = {}): string {
  const search = new URLSearchParams([...new URLSearchParams(boardSearch(query)), ...Object.entries(more)])
  return search.size === 0 ? board : `${board}?${search}`
}

const groupingWords: Record<BoardGrouping, () => string> = {
  month: m.manager_tranche_by_month,
  grant: m.manager_tranche_by_grant,
  pot: m.manager_tranche_by_pot,
  place: m.manager_tranche_by_place,
}

const showWords = {
  all: m.manager_tranche_filter_all,
  mine: m.manager_tranche_filter_mine,
  late: m.manager_tranche_filter_late,
  stuck: m.manager_tranche_filter_stuck,
  ready: m.manager_tranche_filter_ready,
  waiting: m.manager_tranche_filter_waiting,
  held: m.manager_tranche_filter_held,
}

function showsOf(query: BoardQuery, counts: ReturnType<typeof countsOf>) {
  const word = (show: BoardShow) =>
    show === 'paid' ? m.manager_tranche_filter_paid() : showWords[show]({ count: String(counts[show]) })
  return boardShows.map((show) => ({
    key: show,
    label: word(show),
    href: address({ ...query, show }),
    current: show === query.show,
  }))
}

function formOf({ query, pots, rounds, places }: AskedBoard, language: Language) {
  const { show, by, from, to, least, most, text, pot, place, round, state } = query
  return {
    pots,
    rounds,
    places,
    states: trancheStates.map((value) => ({
      value,
      label: stateWord('tranche', value, 'staff', language) ?? value,
    })),
    typed: {
      text: text ?? '',
      pot: pot ?? '',
      place: place ?? '',
      round: round ?? '',
      state: state ?? '',
      from: from ? typedMonth(from) : '',
      to: to ? typedMonth(to) : '',
      least: least === null ? '' : typedMoney(least),
      most: most === null ? '' : typedMoney(most),
    },
    kept: { ...(show === 'all' ? {} : { show }), ...(by === 'month' ? {} : { by }) } as Record<
      string,
      string
    >,
    narrowed: isNarrowed(query),
  }
}

/** Who reads the rows and when, and what the accounts of ready payments still need, by the id of the grant. */
type Reading = {
  actor: Person
  needs: ReadonlyMap<string, readonly AccountNeed[]>
  today: IsoDate
  language: Language
}

function bandsOf(
  rows: readonly BoardRow[],
  groups: readonly BoardGroup[],
  asked: AskedBoard,
  reading: Reading,
) {
  const bands = [...new Set(rows.map(bandOf))]
  return bands.map((band) => {
    const here = rows.filter((row) => bandOf(row) === band)
    const [first] = here
    const group = groups.find((one) => bandOf(one) === band)
    return {
      key: band,
      title: first ? titleOf(first, asked) : '',
      note: group ? noteOf(group, reading.language) : '',
      rows: here.map((row) => tableRow(row, reading)),
    }
  })
}

function bandOf({ late, key }: { late: boolean; key: string }): string {
  return `${late ? 'late' : 'open'}-${key}`
}

function titleOf(row: BoardRow, { query, potName, placeNames }: AskedBoard): string {
  const titles: Record<BoardGrouping, () => string> = {
    month: () => capital(monthWords(`${row.key}-01`)),
    grant: () => `${row.name}, ${row.reference}`,
    pot: () => potName(row.pot),
    place: () => placeNames(row.places) || m.manager_tranche_no_place(),
  }
  return titles[query.by]()
}

function tableRow(row: BoardRow, { needs, ...reading }: Reading) {
  const { language } = reading
  const { key, number, of, amountCents, plannedOn, state, late, word, since, todo, action } = trancheLine(
    row.grant,
    row,
    needs.get(row.grant) ?? [],
    reading,
  )
  return {
    key,
    grant: { href: `/manager/grants/${row.grant}`, name: row.name },
    part: m.components_picture_of({ number: String(number), of: String(of) }),
    amount: formatMoney(amountCents, language),
    planned: formatShortDay(plannedOn, language),
    state,
    late,
    word,
    since,
    todo,
    action,
  }
}

function noteOf({ late, openCents, paidCents, count }: BoardGroup, language: Language): string {
  const amount = formatMoney(openCents, language)
  const paid = formatMoney(paidCents, language)
  const words = late
    ? m.manager_tranche_month_late({ amount })
    : paidCents === 0
      ? m.manager_tranche_month_open({ amount })
      : m.manager_tranche_month_both({ amount, paid })
  return `${words} (${count})`
}

/** Two months back, this one, and three ahead. */
function monthsAround(today: IsoDate): string[] {
  const first = `${today.slice(0, 7)}-01`
  return [-2, -1, 0, 1, 2, 3].map((away) => addMonths(first, away).slice(0, 7))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
