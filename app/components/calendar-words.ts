import type { IsoDate } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** Short names of the months in the language of the page, for an axis. */
export function shortMonths(): string[] {
  return m.components_months_short().split('|')
}

/** "15 december", with the year when asked. */
export function dayWords(day: IsoDate, withYear = false): string {
  const month = m.components_months_long().split('|')[Number(day.slice(5, 7)) - 1]
  const words = `${Number(day.slice(8, 10))}\u00a0${month}`
  return withYear ? `${words} ${day.slice(0, 4)}` : words
}

/** "december 2026". */
export function monthWords(day: IsoDate): string {
  return `${m.components_months_long().split('|')[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
}
