import { electronicFormatIBAN, getCountrySpecifications, isSEPACountry, isValidIBAN } from 'ibantools'
import { z } from 'zod'
import { type IsoDate, parseDay } from '../calendar.ts'
import { type Cents, parseMoney } from '../money.ts'

/** What a person typed, read; or the code of what to mend, one of the `errors` of the field in the form's words. */
export type Reading<Value> = { value: Value } | { problem: string }

/** One line of clean text: NFC, no control or direction characters, runs of white space become one space. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, ' ').trim()
}

/** Text of more lines: line ends become `\n`, at most one empty line in a row, no control or direction characters. */
export function cleanText(typed: string): string {
  return typed
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .replace(/[\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]|[^\P{Cc}\n\t]/gu, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Words as a reader counts them: runs of letters or digits between white space. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** An e-mail address in lower case, at most 254 characters. */
export function readEmail(typed: string): Reading<string> {
  const address = typed.replace(/^mailto:/i, '').toLowerCase()
  if (address.length > 254) return { problem: 'tooLong' }
  return z.email().safeParse(address).success ? { value: address } : { problem: 'wrong' }
}

/** Ten Dutch digits or an international number: `06-123 456 78`, `+31 (0)6 …`, `0031 …`; kept without spaces. */
export function readPhone(typed: string): Reading<string> {
  const digits = typed
    .replace(/\(0\)/g, '')
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+')
  return /^(0[1-9]\d{8}|\+[1-9]\d{7,14})$/.test(digits) ? { value: digits } : { problem: 'wrong' }
}

/** Eight digits of the Chamber of Commerce; nine that pass the eleven test may be a citizen's number and are refused. */
export function readKvk(typed: string): Reading<string> {
  const digits = typed.replace(/[\s.-]/g, '')
  if (/^\d{8}$/.test(digits)) return { value: digits }
  return { problem: /^\d{9}$/.test(digits) && passesElevenTest(digits) ? 'usedForBsn' : 'wrong' }
}

/** The nine digits of a legal person in the tax office's books, which pass the eleven test. */
export function readRsin(typed: string): Reading<string> {
  const digits = typed.replace(/[\s.-]/g, '')
  return /^\d{9}$/.test(digits) && passesElevenTest(digits) ? { value: digits } : { problem: 'wrong' }
}

/** A web address, kept with https in front; `www.` or a bare name is enough. */
export function readUrl(typed: string): Reading<string> {
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  if (address.length > 200) return { problem: 'tooLong' }
  const url = URL.canParse(address) ? new URL(address) : null
  const named = url && /^[^.\s]+(\.[^.\s]+)+$/.test(url.hostname) && !url.username && !url.password
  return named && !/\s/.test(address) ? { value: address } : { problem: 'wrong' }
}

/** A Dutch postcode, kept as `8921 AB`. */
export function readPostcode(typed: string): Reading<string> {
  const match = /^([1-9]\d{3})([A-Z]{2})$/.exec(typed.replace(/[\s.-]/g, '').toUpperCase())
  return match ? { value: `${match[1]} ${match[2]}` } : { problem: 'wrong' }
}

/**
 * An IBAN of a country in SEPA whose length and check digits (mod 97, ISO 13616) are right, kept without spaces.
 * Problems: `country`, `tooShort`, `tooLong`, `wrong`.
 */
export function readIban(typed: string): Reading<string> {
  const iban = electronicFormatIBAN(typed.replace(/[\s.]/g, '')) ?? ''
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(iban)) return { problem: 'wrong' }
  const country = iban.slice(0, 2)
  const length = getCountrySpecifications()[country]?.chars ?? null
  if (length === null || !isSEPACountry(country)) return { problem: 'country' }
  if (iban.length < length) return { problem: 'tooShort' }
  if (iban.length > length) return { problem: 'tooLong' }
  return isValidIBAN(iban) ? { value: iban } : { problem: 'wrong' }
}

/** A day between 2000 and 2100 as `parseDay` reads it. Problems: `wrong`, `noSuchDay` for one the calendar does not have. */
export function readDay(typed: string): Reading<IsoDate> {
  const day = parseDay(typed)
  if (day && day >= '2000-01-01' && day <= '2100-12-31') return { value: day }
  const firstOfMonth = typed.trim().replace(/^(29|30|31)(?=\D)/, '1')
  return { problem: !day && parseDay(firstOfMonth) ? 'noSuchDay' : 'wrong' }
}

const mostCents = 99_999_999_999

/** An amount above nought in cents, at most € 999.999.999,99, what one SEPA payment may carry. */
export function readMoney(typed: string): Reading<Cents> {
  const text = typed.replace(/[\s€]/g, '')
  if (/^[-−–]/.test(text)) return { problem: 'negative' }
  if (/^[\d.]{12,}(,\d{0,2})?$/.test(text)) return { problem: 'tooLarge' }
  const amount = parseMoney(text)
  if (amount === null) return { problem: 'wrong' }
  if (amount > mostCents) return { problem: 'tooLarge' }
  return amount === 0 ? { problem: 'zero' } : { value: amount }
}

/** A number as a Dutch resident types it: `1250`, `1.250`, `12,5`, `-3`. Null for anything else. */
export function parseNumber(typed: string): number | null {
  const text = typed.replace(/\s/g, '').replace(/^[−–]/, '-')
  const match =
    /^(-?)(\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(\d{1,6}))?$/.exec(text) ??
    /^(-?)(\d{1,12})\.(\d{1,2})$/.exec(text)
  if (!match) return null
  return Number(`${match[1]}${match[2]?.replaceAll('.', '')}.${match[3] ?? '0'}`)
}

function passesElevenTest(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11 === 0
}
