import { z } from 'zod'

/** An amount of money in whole euro cents: a safe integer, never a float and never a bigint. */
export type Cents = number & { readonly __unit: 'cents' }

/** Brands a whole number of cents; refuses fractions and numbers that JavaScript cannot hold exactly. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of cents: ${value}`)
  return (value + 0) as Cents
}

/** Adds amounts in cents; the sum of nothing is nought. Refuses what `cents` refuses, at every step. */
export function sumCents(amounts: Iterable<number>): Cents {
  let total = cents(0)
  for (const amount of amounts) total = cents(total + cents(amount))
  return total
}

/**
 * Divides whole numbers and rounds half up (a half goes towards plus infinity), as the worked examples of the fund
 * do. Exact for every safe integer; refuses fractions and a divisor that is not positive.
 */
export function divideHalfUp(dividend: number, divisor: number): number {
  if (!Number.isSafeInteger(dividend) || !Number.isSafeInteger(divisor) || divisor <= 0) {
    throw new RangeError(`cannot divide ${dividend} by ${divisor} in whole numbers`)
  }
  const remainder = dividend % divisor
  const towardsNought = (dividend - remainder) / divisor
  if (remainder >= 0) return towardsNought + (remainder >= divisor - remainder ? 1 : 0)
  return towardsNought - (-remainder > divisor + remainder ? 1 : 0) + 0
}

/**
 * Reads an amount as a Dutch resident types it: `1250`, `1.250`, `1.250,50`, `1 250`, `€ 1250,5`, `1250.50`,
 * `1250,-`, `1250 euro`. A point or space followed by exactly three digits is a thousands mark. Answers null for
 * anything else, also for more than two decimals, a minus sign, or more than eleven digits of euros.
 */
export function parseMoney(typed: string): Cents | null {
  const text = typed
    .trim()
    .replace(currencyBefore, '')
    .replace(currencyAfter, '')
    .replace(/,[-=]+$/, '')
  const match = grouped.exec(text) ?? plain.exec(text)
  if (!match) return null
  const euros = (match[1] as string).replace(/\D/g, '')
  if (euros.length > 11) return null
  return cents(Number(euros) * 100 + Number((match[2] ?? '').padEnd(2, '0')))
}

/** `€ 1.250` or `€ 1.250,50`, with no-break space; whole amounts without decimals. The same in nl and fy; English groups with commas. */
export function formatMoney(amount: number, locale: 'nl' | 'en' | 'fy' = 'nl'): string {
  const digits = numbers(locale === 'en' ? 'en-GB' : 'nl-NL', amount % 100 === 0 ? 0 : 2)
  return `${amount < 0 ? '−' : ''}€\u00a0${digits.format(Math.abs(amount) / 100)}`
}

/** An amount in cents as it would be typed: `12.300` or `12.300,50`. For a default value. */
export function typedMoney(cents: number): string {
  const decimals = cents % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat('nl-NL', { minimumFractionDigits: decimals, maximumFractionDigits: 2 }).format(
    cents / 100,
  )
}

/** Marked pure, so that a page that only shows amounts carries no parser to the browser. */
export const centsSchema = /* @__PURE__ */ (() =>
  z
    .number()
    .int()
    .safe()
    .transform((value) => cents(value)))()

const currencyBefore = /^(?:€|eur(?:os?)?)\s*/i
const currencyAfter = /\s*(?:€|eur(?:os?)?)$/i
const grouped = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:\s\d{3})+)(?:,(\d{1,2}))?$/
const plain = /^(\d+)(?:[.,](\d{1,2}))?$/

/** Formats are kept: making one takes longer than a hundred uses of it. */
const formats = new Map<string, Intl.NumberFormat>()

function numbers(language: string, decimals: number): Intl.NumberFormat {
  const key = `${language} ${decimals}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  formats.set(key, made)
  return made
}
