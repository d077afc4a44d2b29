import { addDays, type IsoDate, isIsoDate, parseDay } from '../calendar.ts'
import { type Cents, cents } from '../money.ts'
import { cleanLine, type Reading, readKvk, readMoney, readPostcode } from '../proposal/typing.ts'
import { type Cell, isEmptyCell, shownCell } from './cell.ts'
import type { PastField } from './fields.ts'
import { type PastFigure, readFigure } from './figure.ts'

export type CellValue = string | number | boolean | PastFigure | null

/**
 * Reads what is in a cell as the type of its field; null for an empty one that may be. Problems are codes: `missing`, `tooLong`,
 * `money`, `negative`, `zero`, `tooLarge`, `day`, `noSuchDay`, `kvk`, `usedForBsn`, `postcode`, `figure`, `figureLess`, `yesNo`.
 */
export function readCell(field: PastField, cell: Cell): Reading<CellValue> {
  if (isEmptyCell(cell)) return field.needed ? { problem: 'missing' } : { value: null }
  switch (field.type) {
    case 'money':
      return moneyOf(cell, false)
    case 'signed-money':
      return moneyOf(cell, true)
    case 'day':
      return dayOfCell(cell)
    case 'day-or-year':
      return dayOrYear(cell)
    case 'kvk':
      return kvkOf(cell)
    case 'postcode':
      return renamed(readPostcode(shownCell(cell)), 'postcode')
    case 'figure':
      return readFigure(cell)
    case 'yes-no':
      return yesOrNo(cell)
    default:
      return textOf(field, cell)
  }
}

const yesWords = ['ja', 'j', 'yes', 'y', 'x', 'waar', 'true', '1']
const noWords = ['nee', 'n', 'no', '-', 'onwaar', 'false', '0']

function yesOrNo(cell: Cell): Reading<boolean> {
  const word = shownCell(cell).toLowerCase()
  if (yesWords.includes(word)) return { value: true }
  return noWords.includes(word) ? { value: false } : { problem: 'yesNo' }
}

function textOf({ most = 200 }: PastField, cell: Cell): Reading<string | null> {
  const text = cleanLine(shownCell(cell))
  return [...text].length > most ? { problem: 'tooLong' } : { value: text || null }
}

/** Nine digits that may be the number of a citizen: they are never shown again. */
export function maybeCitizen(cell: Cell): boolean {
  const read = readKvk(shownCell(cell))
  return 'problem' in read && read.problem === 'usedForBsn'
}

const mostCents = 99_999_999_999

/** A number is in euros; of what a program computed, less than a tenth of a cent is let go. */
function moneyOf(cell: Cell, mayBeNegative: boolean): Reading<Cents> {
  if (typeof cell === 'number') {
    const exact = cell * 100
    const size = Math.round(Math.abs(exact))
    if (Math.abs(Math.abs(exact) - size) > 0.1 || size > mostCents) return { problem: 'money' }
    return signed(size, cell < 0, mayBeNegative)
  }
  const text = shownCell(cell).replace(/\s/g, '')
  const minus = /^[-−–]|^€[-−–]|^\(.*\)$|[-−–]$/.test(text) && !/,[-−–]$/.test(text)
  const read = readMoney(english(minus ? text.replace(/[()−–-]/g, '') : text))
  if ('problem' in read) return read.problem === 'wrong' ? { problem: 'money' } : read
  return signed(read.value, minus, mayBeNegative)
}

function signed(size: number, negative: boolean, mayBeNegative: boolean): Reading<Cents> {
  if (size === 0) return { problem: 'zero' }
  if (negative && !mayBeNegative) return { problem: 'negative' }
  return { value: cents(negative ? -size : size) }
}

/** `1,250.50` of an English program; what can be read in both ways is read as Dutch. */
function english(text: string): string {
  return /^€?\d{1,3}(,\d{3})+\.\d{2}$/.test(text) ? text.replaceAll(',', '') : text
}

const firstDay = '1990-01-01'
const lastDay = '2100-12-31'

/** A day, as typed or as a program keeps it; the number of a day without its format is one too. */
function dayOfCell(cell: Cell): Reading<IsoDate> {
  if (typeof cell === 'number') {
    const isDay = Number.isFinite(cell) && cell >= 32_874 && cell < 73_416
    return isDay ? { value: addDays('1899-12-30', Math.floor(cell)) } : { problem: 'day' }
  }
  const text = shownCell(cell).replace(/^(ma|di|wo|do|vr|za|zo)[a-z]* /i, '')
  const day = parseDay(text) ?? parseDay(text.replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, ''))
  if (day) return day >= firstDay && day <= lastDay ? { value: day } : { problem: 'day' }
  const firstOfMonth = text.replace(/^(29|30|31)(?=\D)/, '1')
  return { problem: parseDay(firstOfMonth) ? 'noSuchDay' : 'day' }
}

/** A year alone stands for its last day. */
function dayOrYear(cell: Cell): Reading<IsoDate> {
  const year = /^(19|20)\d{2}$/.exec(shownCell(cell))?.[0]
  if (!year) return dayOfCell(cell)
  const day = `${year}-12-31`
  return isIsoDate(day) && day >= firstDay ? { value: day } : { problem: 'day' }
}

/** Numbers of the trade register begin with a nought or not: a program that keeps them as numbers loses one nought. */
function kvkOf(cell: Cell): Reading<string> {
  const digits = shownCell(cell)
    .replace(/^kvk[\s:.-]*/i, '')
    .replace(/[\s.-]/g, '')
  const read = readKvk(/^[1-9]\d{6}$/.test(digits) ? `0${digits}` : digits)
  return renamed(read, 'kvk')
}

/** Only what may be the number of a citizen keeps a code of its own: it is never shown again. */
function renamed<Value>(read: Reading<Value>, code: string): Reading<Value> {
  return 'problem' in read && read.problem !== 'usedForBsn' ? { problem: code } : read
}
