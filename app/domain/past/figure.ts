import { parseMoney } from '../money.ts'
import { parseNumber, type Reading } from '../proposal/typing.ts'
import type { Qualifier } from '../results/indicator.ts'
import { type Cell, isEmptyCell, shownCell } from './cell.ts'

/** A figure as it was written down then: a value or a range, how sure it is, and what stood behind it. */
export type PastFigure = { value: number; valueMax: number | null; qualifier: Qualifier; unit: string | null }

/**
 * Reads a figure as people write it: `38`, `1.250`, `ca. 40`, `ruim 40`, `40+`, `38-42`, `tussen 38 en 42`, `35 %`,
 * `€ 1.250,50`, `40 mensen`. Problems: `figure`, and `figureLess` for what only says that it is less.
 */
export function readFigure(cell: Cell): Reading<PastFigure> {
  if (typeof cell === 'number') return whole({ value: cell, valueMax: null, qualifier: 'exact', unit: null })
  if (isEmptyCell(cell)) return { problem: 'missing' }
  const text = shownCell(cell).replace(/\s+/g, ' ').toLowerCase()
  if (/^(<|minder dan|onder de|maximaal|less than|at most)/.test(text)) return { problem: 'figureLess' }
  const plus = /\d\s?\+$/.test(text)
  const [qualifier, rest] = qualified(plus ? text.replace(/\s?\+$/, '') : text)
  const figure = /^€|^eur\b/.test(rest) ? money(rest) : numbers(rest)
  if (!figure) return { problem: 'figure' }
  return whole({ ...figure, qualifier: plus ? 'more-than' : qualifier })
}

function qualified(text: string): [Qualifier, string] {
  const about = /^(ca\.?|circa|ongeveer|plusminus|±|~|about|approx\.?|around|rond(?: de)?)\s*/.exec(text)
  if (about) return ['about', text.slice(about[0].length)]
  const more = /^(ruim|meer dan|minimaal|ten minste|minstens|over|more than|at least|>=?|≥)\s*/.exec(text)
  return more ? ['more-than', text.slice(more[0].length)] : ['exact', text]
}

type Bare = Omit<PastFigure, 'qualifier'>

function money(text: string): Bare | null {
  const cents = parseMoney(text)
  return cents === null ? null : { value: cents / 100, valueMax: null, unit: '€' }
}

const number = String.raw`-?\d[\d.,]*`
const range = new RegExp(
  String.raw`^(?:tussen |between )?(${number}) ?(?:-|–|—|tot en met|t/m|tot|en|to|and) ?(${number})(?: ?(%|[\p{L}].{0,59}))?$`,
  'u',
)
const single = new RegExp(String.raw`^(${number})(?: ?(%|[\p{L}].{0,59}))?$`, 'u')

function numbers(text: string): Bare | null {
  const two = range.exec(text)
  if (two) return bare(two[1], two[2] ?? null, two[3])
  const one = single.exec(text)
  return one ? bare(one[1], null, one[2]) : null
}

function bare(low = '', high: string | null = null, unit?: string): Bare | null {
  const [value, valueMax] = [parseNumber(low), high === null ? null : parseNumber(high)]
  if (value === null || (high !== null && valueMax === null)) return null
  return { value, valueMax, unit: unit?.trim() || null }
}

const largest = 1e12

/** A range runs up; a figure is one that the books of a fund can hold. */
function whole(figure: PastFigure): Reading<PastFigure> {
  const { value, valueMax } = figure
  const fits = [value, valueMax ?? value].every((one) => Number.isFinite(one) && Math.abs(one) <= largest)
  if (!fits || (valueMax !== null && valueMax < value)) return { problem: 'figure' }
  return { value: valueMax === value ? { ...figure, valueMax: null } : figure }
}
