import { isIsoDate } from '#app/domain/calendar.ts'
import type { PastFigure } from '#app/domain/past/figure.ts'
import type { PastRow } from '#app/domain/past/line.ts'
import { formatDay, formatFigure, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'

/** A row as it was read, in words by the key of its field: amounts and days as this site shows them. */
export function shownRow(row: PastRow[keyof PastRow], language: Language): Record<string, string> {
  const shown = (key: string, value: string | number | boolean | PastFigure | null): string => {
    if (value === null) return ''
    if (typeof value === 'boolean') return value ? m.past_yes() : m.past_no()
    if (typeof value === 'object') return formatFigure(value, language)
    if (key === 'amount') return formatMoney(Number(value), language)
    return key.endsWith('On') && isIsoDate(String(value)) ? formatDay(String(value), language) : String(value)
  }
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, shown(key, value)]))
}
