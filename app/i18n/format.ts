import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { formatMoney } from '#app/domain/money.ts'
import type { IndicatorValue } from '#app/domain/results/indicator.ts'
import { calendarNames } from './calendar-names.ts'
import type { Language } from './languages.ts'
import { type Noun, nouns } from './nouns.ts'

export { formatMoney }

const noBreak = '\u00a0'

/** `31 maart 2026`. */
export function formatDay(day: IsoDate, language: Language): string {
  const { year, month, date } = partsOf(day)
  return `${date} ${calendarNames[language].months[month - 1]} ${year}`
}

/** `dinsdag 31 maart 2026`, for days on which somebody has to do something. */
export function formatWeekday(day: IsoDate, language: Language): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return `${calendarNames[language].weekdays[weekday]} ${formatDay(day, language)}`
}

/** `15 febr.`, for tables whose caption or column tells the year. */
export function formatShortDay(day: IsoDate, language: Language): string {
  const { month, date } = partsOf(day)
  return `${date}${noBreak}${calendarNames[language].shortMonths[month - 1]}`
}

/** `23.59`, the wall clock in Europe/Amsterdam, without the word after it. */
export function formatTime(instant: Date, language: Language): string {
  return wallClock.format(instant).replace(':', language === 'en' ? ':' : '.')
}

/** `dinsdag 31 maart 2026, 23.59 uur`, in Europe/Amsterdam. */
export function formatDateTime(instant: Date, language: Language): string {
  const word = calendarNames[language].oClock
  return `${formatWeekday(dayOf(instant), language)}, ${formatTime(instant, language)}${word && ` ${word}`}`
}

/** `1.500`, `12,5`; grouping in the way of the language, at most two decimals. */
export function formatNumber(value: number, language: Language): string {
  return numbers[language === 'en' ? 'en' : 'nl'].format(value).replace('-', '−')
}

/** `240 kB`, `1,4 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  if (kilobytes < 1000) return `${formatNumber(kilobytes, language)}${noBreak}kB`
  return `${formatNumber(Math.round((kilobytes / 1024) * 10) / 10, language)}${noBreak}MB`
}

/** `10 %` from basis points (1000), with a no-break space; English writes `10%`. */
export function formatPercent(basisPoints: number, language: Language): string {
  return `${formatNumber(basisPoints / 100, language)}${language === 'en' ? '' : noBreak}%`
}

/** `a, b en c`. */
export function formatList(items: readonly string[], language: Language, word: 'and' | 'or' = 'and'): string {
  const joiner = joiners[word][language]
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${joiner} ${items.at(-1)}`
}

/** `1 aanvraag`, `6 aanvragen`. */
export function formatCounted(count: number, noun: Noun, language: Language): string {
  const words = nouns[noun][language]
  return (count === 1 ? words.one : words.many).replace('#', formatNumber(count, language))
}

/** `1.500`, `ongeveer 1.500`, `ruim 3.600`, `55 tot 61`: a figure with what is known about it; a range has a `valueMax`. */
export function formatFigure(
  { qualifier, value, valueMax }: Pick<IndicatorValue, 'qualifier' | 'value' | 'valueMax'>,
  language: Language,
): string {
  const low = formatNumber(value, language)
  const range =
    typeof valueMax === 'number' ? ` ${rangeWords[language]} ${formatNumber(valueMax, language)}` : ''
  return qualifier === 'exact' ? low + range : `${qualifierWords[qualifier][language]} ${low}${range}`
}

/** `NL00 BANK 0123 4567 89`, kept on one line. */
export function formatIban(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, `$1${noBreak}`)
}

/** `123 456`, so that a code can be read aloud. */
export function formatCode(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)}${noBreak}${code.slice(3)}` : code
}

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const numbers = {
  nl: new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
}
const joiners = { and: { nl: 'en', en: 'and', fy: 'en' }, or: { nl: 'of', en: 'or', fy: 'of' } }
const rangeWords = { nl: 'tot', en: 'to', fy: 'oant' }
const qualifierWords = {
  about: { nl: 'ongeveer', en: 'about', fy: 'sawat' },
  'more-than': { nl: 'ruim', en: 'more than', fy: 'rom' },
}

function partsOf(day: IsoDate): { year: number; month: number; date: number } {
  const [year, month, date] = day.split('-').map(Number)
  return { year: year as number, month: month as number, date: date as number }
}
