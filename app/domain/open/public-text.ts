/** What stands where something was left out of a text; the same in every language. */
const leftOut = '[…]'

/**
 * A text as everybody may read it: without e-mail addresses and phone numbers, and without these names, however they are
 * written. Dates, amounts and references stay.
 */
export function publicText(text: string, withheld: readonly string[] = []): string {
  const [readable, ...names] = [text, ...withheld].map((one) => one.normalize('NFC')) as [string, ...string[]]
  return withoutNames(readable.replace(emailAddress, leftOut).replace(phoneNumber, phoneLeftOut), names)
}

/** Does this text still hold an e-mail address? */
export function hasEmail(text: string): boolean {
  return new RegExp(emailAddress.source, 'u').test(text)
}

const emailAddress = /[^\s@<>()[\]"',;:]+@[^\s@<>()[\]"',;:]+/gu

/** Dutch numbers of ten digits and foreign ones with a plus, written with spaces, hyphens or brackets. */
const phoneNumber = /(?<![\p{L}\p{N}])(?:\+\s?\d|0031|\(?0\d)(?:[\s\-–().]{0,2}\d){6,13}(?![\p{L}\p{N}])/gu

function phoneLeftOut(found: string): string {
  const digits = found.replace(/\D/g, '').length
  return digits >= 9 && digits <= 15 ? leftOut : found
}

/** The longest name first, so that a name that holds another one is left out whole. */
function withoutNames(text: string, names: readonly string[]): string {
  const written = [...new Set(names.map((name) => name.trim()).filter(Boolean))]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.split(/\s+/u).map(escaped).join('\\s+'))
  if (written.length === 0) return text
  return text.replace(new RegExp(written.map(whole).join('|'), 'giu'), leftOut)
}

/** A name stands by itself, and is no part of a longer word. */
function whole(name: string): string {
  return `(?<![\\p{L}\\p{N}])(?:${name})(?![\\p{L}\\p{N}])`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
