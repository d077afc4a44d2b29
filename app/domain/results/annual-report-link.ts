import { type Token, written } from './annual-report-token.ts'

/** A number that may stand in a text of the programme: by the sentence it was published with, and its units as written. */
export type Linkable = {
  token: Token & { kind: 'figure' | 'target' }
  quote: string
  value: number
  valueMax: number | null
  denominator: number | null
  units: readonly string[]
}

/**
 * Puts a live number in place of each number that a text gives in the words of its quote, together with the word that
 * says how sure it is and the unit behind it. A number is only found where the words of its own quote stand, so that
 * 13 of one thing never becomes 13 of another; a quote without a numeral (`geen`, names in a row) changes nothing.
 */
export function linkNumbers(text: string, numbers: readonly Linkable[]): string {
  const places = numbers.flatMap((number) => placesOf(text, number))
  const sorted = places.sort((one, other) => one.from - other.from || other.to - one.to)
  let [linked, at] = ['', 0]
  for (const { from, to, token } of sorted) {
    if (from < at) continue
    linked += text.slice(at, from) + written(token)
    at = to
  }
  return linked + text.slice(at)
}

type Place = { from: number; to: number; token: Token }

function placesOf(text: string, number: Linkable): Place[] {
  const whole = placeOf(text, number, [number.value, number.valueMax], 'whole')
  const of =
    number.denominator === null || number.token.kind === 'target'
      ? null
      : placeOf(text, number, [number.denominator, null], 'of')
  return [whole, of].flatMap((place) => place ?? [])
}

function placeOf(
  text: string,
  { quote, units, token, denominator }: Linkable,
  [low, high]: readonly [low: number, high: number | null],
  as: 'whole' | 'of',
): Place | null {
  for (const part of partsOf(quote)) {
    const inPart = numeralIn(part, low, high)
    const start = inPart ? plain(text).indexOf(part) : -1
    if (!inPart || start < 0) continue
    const numeral = { from: start + inPart.from, to: start + inPart.to }
    const from = numeral.from - (as === 'whole' ? sureBefore(text.slice(0, numeral.from)) : 0)
    const unit = as === 'whole' && denominator === null ? unitAfter(text.slice(numeral.to), units) : 0
    const form = as === 'of' ? 'of' : unit > 0 ? 'whole' : 'number'
    return { from, to: numeral.to + unit, token: { ...token, form } }
  }
  return null
}

/** The pieces of a quote that were next to each other; a word that was broken off at the end of a line is left out. */
function partsOf(quote: string): string[] {
  return plain(quote)
    .split(/\s*\[…\]\s*/)
    .map((part) => part.replace(/\s*\S+-$/, '').trim())
    .filter((part) => part !== '')
}

/** The same length as the text, so that places in one are places in the other. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll('’', "'").replaceAll('‘', "'")
}

function numeralIn(part: string, low: number, high: number | null): { from: number; to: number } | null {
  const pattern =
    high === null ? `(?:${numerals(low)})` : `(?:${numerals(low)})(?: tot |-| - )(?:${numerals(high)})`
  const found = new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'u').exec(part)
  return found ? { from: found.index, to: found.index + found[0].length } : null
}

function numerals(value: number): string {
  const grouped = String(value).replace(/\B(?=(\d{3})+$)/g, '.')
  return [String(value), grouped.replaceAll('.', '\\.'), words[value]].filter(Boolean).join('|')
}

const words: Record<number, string> = {
  1: 'één',
  2: 'twee',
  3: 'drie',
  4: 'vier',
  5: 'vijf',
  6: 'zes',
  7: 'zeven',
  8: 'acht',
  9: 'negen',
  10: 'tien',
  11: 'elf',
  12: 'twaalf',
}

function sureBefore(before: string): number {
  return /(?:ongeveer|circa|ca\.?|ruim|meer dan) $/i.exec(before)?.[0].length ?? 0
}

function unitAfter(after: string, units: readonly string[]): number {
  const rest = plain(after)
  const found = units
    .filter((unit) => new RegExp(`^ ${escaped(plain(unit))}(?![\\p{L}])`, 'u').test(rest))
    .sort((one, other) => other.length - one.length)[0]
  return found === undefined ? 0 : found.length + 1
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
