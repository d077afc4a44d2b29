import { m } from '#app/i18n/paraglide/messages.js'
import { getLocale } from '#app/i18n/paraglide/runtime.js'

/** One decimal, or two for shares of agreement: more would pretend a precision that a few readers do not have. */
export function decimal(value: number | null, decimals: 1 | 2 = 1): string {
  if (value === null) return '–'
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return value.toLocaleString(getLocale() === 'en' ? 'en-GB' : 'nl-NL', digits).replace('-', '−')
}

/** "2,9–3,7"; with spaces round the dash where a number is below nought. No width at all is said: nobody differed. */
export function between(interval: { low: number; high: number } | null, decimals: 1 | 2 = 1): string {
  if (!interval) return '–'
  if (interval.low === interval.high) return m.reviewer_no_spread()
  const dash = interval.low < 0 ? '\u00a0–\u00a0' : '–'
  return decimal(interval.low, decimals) + dash + decimal(interval.high, decimals)
}

/** "4,4 ± 0,3": the mean with the standard deviation of its own readers. */
export function meanWords({ mean, spread }: { mean: number | null; spread: number | null }): string {
  return spread === null ? decimal(mean) : `${decimal(mean)}\u00a0±\u00a0${decimal(spread)}`
}
