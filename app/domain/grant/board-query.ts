import { type Cents, cents, parseMoney, typedMoney } from '../money.ts'
import {
  type BoardGrouping,
  type BoardPart,
  type BoardShow,
  boardGroupings,
  boardParts,
  boardShows,
} from './board.ts'
import { type TrancheState, trancheStates } from './tranche.ts'

/** What the board is set to, as its address says it; `from` and `to` are months, amounts are in cents. */
export type BoardQuery = {
  show: BoardShow
  by: BoardGrouping
  state: TrancheState | null
  pot: string | null
  place: string | null
  round: string | null
  from: string | null
  to: string | null
  least: Cents | null
  most: Cents | null
  text: string | null
}

/** The place after which a page of the board begins: the last row of the page before it, with the day it stands at. */
export type BoardCursor = { part: BoardPart; key: string; day: string; grant: string; number: number }

/** What an address asks, and what was typed for it. */
export type Typed = { name: keyof BoardQuery; typed: string }

const longest = 100

/** Reads an address; what cannot be understood is as if it was not asked. */
export function boardQueryOf(params: URLSearchParams): BoardQuery {
  const said = (name: string) => params.get(name)?.trim().slice(0, longest) || null
  return {
    show: boardShows.find((one) => one === params.get('show')) ?? 'all',
    by: boardGroupings.find((one) => one === params.get('by')) ?? 'month',
    state: trancheStates.find((one) => one === params.get('state')) ?? null,
    pot: said('pot'),
    place: said('place'),
    round: said('round'),
    from: monthOf(said('from')),
    to: monthOf(said('to')),
    least: amountOf(said('least')),
    most: amountOf(said('most')),
    text: said('text'),
  }
}

/** What an address asks that cannot be understood, and that counts as not asked. */
export function misreadIn(params: URLSearchParams): Typed[] {
  const query = boardQueryOf(params)
  const read = {
    show: query.show === params.get('show'),
    by: query.by === params.get('by'),
    state: query.state !== null,
    from: query.from !== null,
    to: query.to !== null,
    least: query.least !== null,
    most: query.most !== null,
  }
  return (Object.keys(read) as (keyof typeof read)[]).flatMap((name) => {
    const typed = params.get(name)?.trim().slice(0, longest)
    return typed && !read[name] ? [{ name, typed }] : []
  })
}

/** Is the board set to a state or to months? Then it shows all of that, however long ago it was paid. */
export function isWhole({ state, from, to }: BoardQuery): boolean {
  return state !== null || from !== null || to !== null
}

/** The address that says this, always in one way; empty for the board as it opens. */
export function boardSearch({ show, by, from, to, least, most, ...rest }: BoardQuery): string {
  const params = new URLSearchParams()
  if (show !== 'all') params.set('show', show)
  if (by !== 'month') params.set('by', by)
  const said = {
    ...rest,
    from: from && typedMonth(from),
    to: to && typedMonth(to),
    least: least === null ? null : typedMoney(least),
    most: most === null ? null : typedMoney(most),
  }
  for (const [name, value] of Object.entries(said)) if (value) params.set(name, value)
  return params.toString()
}

/** Is anything chosen beside what is shown and how it is grouped? */
export function isNarrowed({ show: _show, by: _by, ...rest }: BoardQuery): boolean {
  return Object.values(rest).some((value) => value !== null)
}

/** A month as people type it, `3-2026`. */
export function typedMonth(month: string): string {
  return `${Number(month.slice(5))}-${month.slice(0, 4)}`
}

/** `3-2026`, `03/2026` or `2026-03`, as `2026-03`. */
function monthOf(typed: string | null): string | null {
  const [, first, second] = /^(\d{1,4})[-/. ](\d{1,4})$/.exec(typed ?? '') ?? []
  if (!first || !second) return null
  const [year, month] = first.length === 4 ? [first, second] : [second, first]
  const valid = year.length === 4 && Number(month) >= 1 && Number(month) <= 12
  return valid ? `${year}-${month.padStart(2, '0').slice(-2)}` : null
}

function amountOf(typed: string | null): Cents | null {
  const amount = typed === null ? null : parseMoney(typed)
  return amount === null || amount < 0 ? null : cents(amount)
}

export function cursorText({ part, key, day, grant, number }: BoardCursor): string {
  return [part, day, grant, String(number), key].join('~')
}

/** The place that an address names; null for what is none. */
export function cursorOf(text: string | null): BoardCursor | null {
  const found = /^([a-z]+)~(\d{4}-\d\d-\d\d)~([0-9a-f-]{36})~(\d{1,4})~(.{0,500})$/.exec(text ?? '')
  const part = boardParts.find((one) => one === found?.[1])
  if (!found || !part) return null
  const [, , day = '', grant = '', number, key = ''] = found
  return { part, day, grant, number: Number(number), key }
}
