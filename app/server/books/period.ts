import { type IsoDate, isIsoDate, parseDay } from '#app/domain/calendar.ts'
import type { Period } from '#db/queries/journal.server.ts'

/** The period that an address asks; null when it is none: no days, or the last before the first. */
export function periodIn(query: URLSearchParams): Period | null {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  return isIsoDate(from) && isIsoDate(to) && from <= to ? { from, to } : null
}

/** A period as somebody typed it, or the year of a day when nothing was typed. */
export function typedPeriod(query: URLSearchParams, today: IsoDate) {
  const year = today.slice(0, 4)
  const typed = { from: query.get('from') ?? `${year}-01-01`, to: query.get('to') ?? `${year}-12-31` }
  const [from, to] = [parseDay(typed.from), parseDay(typed.to)]
  return { typed, period: from && to && from <= to ? { from, to } : null }
}
