import { monthWords } from '#app/components/calendar-words.ts'
import type { Person } from '#app/domain/access.ts'
import { addMonths, type IsoDate } from '#app/domain/calendar.ts'
import {
  type BoardGrouping,
  type BoardPart,
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
  isWhole,
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
import { viewsOn } from '../office/saved-views.server.ts'
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
  const [found, tallies, kept] = await Promise.all([
    boardRows(db(), scope, after, perPage + 1),
    boardTallies(db(), scope, months[0] ?? ''),
    viewsOn(actor, 'tranches', params),
  ])
  const rows = found.slice(0, perPage)
  const open = rows.filter(({ state }) => isOpen(state)).map(({ grant }) => grant)
  const needs = await accountNeedsOf(db(), [...new Set(open)], scope.today)
  const groups = await boardGroups(db(), scope, [...new Set(rows.map(({ key }) => key))])
  const last = found.length > perPage ? rows.at(-1) : undefined
  const search = boardSearch(query)
  const whole = isWhole(query)
  const shows = showsOf(query, countsOf(tallies, scope.today, { whole }), whole)
  return {
    shows,
    wrong: wrongIn(asked, shows),
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
    kept,
    file: search,
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
  mine: m.manager_tranche_filter_mine,
  late: m.manager_tranche_filter_late,
  stuck: m.manager_tranche_filter_stuck,
  ready: m.manager_tranche_filter_ready,
  waiting: m.manager_tranche_filter_waiting,
  held: m.manager_tranche_filter_held,
}

function showsOf(query: BoardQuery, counts: ReturnType<typeof countsOf>, whole: boolean) {
  const word = (show: BoardShow) => {
    if (show === 'paid') return m.manager_tranche_filter_paid()
    if (show !== 'all') return showWords[show]({ count: String(counts[show]) })
    const count = String(counts.all)
    return whole ? m.manager_tranche_filter_every({ count }) : m.manager_tranche_filter_all({ count })
  }
  return boardShows.map((show) => ({
    key: show,
    label: word(show),
    href: address({ ...query, show }),
    current: show === query.show,
  }))
}

/** What of the address does not count, or does not exist, and what is shown instead; null when all was understood. */
function wrongIn(
  { query, misread, unknown }: AskedBoard,
  shows: readonly { label: string; current: boolean }[],
): string[] | null {
  if (misread.length + unknown.length === 0) return null
  const show = shows.find(({ current }) => current)?.label ?? ''
  return [
    ...misread.map(({ name, typed }) => m.manager_tranche_misread_one({ name: nameWords[name](), typed })),
    ...unknown.map(({ name, typed }) => m.manager_tranche_unknown_one({ name: nameWords[name](), typed })),
    m.manager_tranche_misread_shown({ show, by: groupingWords[query.by]() }),
  ]
}

const nameWords: Record<keyof BoardQuery, () => string> = {
  show: m.manager_tranche_misread_show,
  by: m.manager_tranche_misread_by,
  state: m.manager_tranche_state,
  pot: m.manager_tranche_file_pot,
  place: m.manager_find_place,
  round: m.manager_panel_col_round,
  from: m.manager_tranche_find_from,
  to: m.manager_tranche_find_to,
  least: m.manager_tranche_find_least,
  most: m.manager_tranche_find_most,
  text: m.manager_tranche_find_text,
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

function bandOf({ part, key }: Pick<BoardRow, 'part' | 'key'>): string {
  return `${part}-${key}`
}

function titleOf(row: BoardRow, { query, potName, placeNames }: AskedBoard): string {
  const titles: Record<BoardGrouping, () => string> = {
    month: () => monthTitle(row),
    grant: () => `${row.name}, ${row.reference}`,
    pot: () => potName(row.pot),
    place: () => placeNames(row.places) || m.manager_tranche_no_place(),
  }
  return titles[query.by]()
}

function monthTitle({ part, key }: BoardRow): string {
  const month = monthWords(`${key}-01`)
  return part === 'paid' ? m.manager_tranche_paid_in({ month }) : capital(month)
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

function noteOf({ part, openCents, paidCents, count }: BoardGroup, language: Language): string {
  const amount = formatMoney(part === 'paid' ? paidCents : openCents, language)
  return `${partWords[part]({ amount })} (${count})`
}

const partWords: Record<BoardPart, (values: { amount: string }) => string> = {
  late: m.manager_tranche_month_late,
  open: m.manager_tranche_month_open,
  paid: m.manager_tranche_month_paid,
}

/** Two months back, this one, and three ahead. */
function monthsAround(today: IsoDate): string[] {
  const first = `${today.slice(0, 7)}-01`
  return [-2, -1, 0, 1, 2, 3].map((away) => addMonths(first, away).slice(0, 7))
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
