import { stretchesOf } from './annual-report-token.ts'

/**
 * Numbers that were typed by hand, so that nothing says where they come from. Years of four digits are no such numbers, and
 * nor are those that belong to a name which the fund or the programme knows: `20 jaar samen`, a pilot `100 gezinnen`.
 */
export function looseNumbers(text: string, names: readonly string[] = []): string[] {
  const plain = stretchesOf(text).map((part) => (part.kind === 'token' ? ' ' : part.text))
  const found = withoutNames(plain.join(''), names).match(/\d+(?:[.,]\d+)*/g) ?? []
  return [...new Set(found.filter((one) => !/^(19|20)\d\d$/.test(one)))]
}

function withoutNames(text: string, names: readonly string[]): string {
  const known = [...new Set(names.flatMap(calledIn))].toSorted((one, other) => other.length - one.length)
  return known.reduce((rest, name) => rest.replace(asWritten(name), ' '), text)
}

/** A name with a number and a word in it, and each name that stands between quotes in it. */
function calledIn(name: string): string[] {
  const quoted = [...name.matchAll(/[‘“"']([^‘’“”"']+)[’”"']/g)].map(([, inner = '']) => inner)
  return [name, ...quoted]
    .map((one) => one.trim().replace(/[.!?]$/, ''))
    .filter((one) => /\d/.test(one) && /\p{L}/u.test(one))
}

/** However its spaces, quotes and capitals are written; never a piece of a longer word or number. */
function asWritten(name: string): RegExp {
  const words = name
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[‘’“”"']/g, '[‘’“”"\']'))
  return new RegExp(`(?<![\\p{L}\\d])${words.join('\\s+')}(?![\\p{L}\\d])`, 'giu')
}
