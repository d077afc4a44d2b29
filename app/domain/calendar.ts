/** A calendar day as `YYYY-MM-DD`, without time or zone, from the year 0000 to 9999. */
export type IsoDate = string

/** The calendar day in Europe/Amsterdam at an instant. */
export function dayOf(instant: Date): IsoDate {
  return wallClock(instant).slice(0, 10)
}

/** The calendar year in Europe/Amsterdam at an instant. */
export function yearOf(instant: Date): number {
  return Number(dayOf(instant).slice(0, 4))
}

/** The hour that a clock in Europe/Amsterdam shows at an instant, from 0 to 23. */
export function hourOf(instant: Date): number {
  return Number(wallClock(instant).slice(11, 13))
}

/** Is this text a day that exists? */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, date] = parts(text)
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month)
}

/** The later of two days. */
export function later(one: IsoDate, other: IsoDate): IsoDate {
  return one > other ? one : other
}

/** The earlier of two days. */
export function earlier(one: IsoDate, other: IsoDate): IsoDate {
  return one < other ? one : other
}

/** The day `count` days later (or earlier when negative). Refuses a day that does not exist. */
export function addDays(day: IsoDate, count: number): IsoDate {
  const later = new Date(midnight(day) + count * dayLength)
  return iso(later.getUTCFullYear(), later.getUTCMonth() + 1, later.getUTCDate())
}

/** The same day `count` months later; a day that the month does not have becomes its last day. */
export function addMonths(day: IsoDate, count: number): IsoDate {
  const [year, month, date] = parts(existing(day))
  const months = year * 12 + (month - 1) + count
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  return iso(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)))
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((midnight(to) - midnight(from)) / dayLength)
}

/**
 * The instant at which a local wall-clock time (`09:30` or `09:30:15`) occurs in Europe/Amsterdam. Of an hour that
 * occurs twice it is the first; a time that the spring change skips becomes as much later as the clock jumped.
 */
export function amsterdamInstant(day: IsoDate, time = '00:00'): Date {
  const naive = Date.parse(`${existing(day)}T${time.length === 5 ? `${time}:00` : time}Z`)
  const before = naive - offsetAt(naive - dayLength)
  const after = naive - offsetAt(naive + dayLength)
  const [first, second] = before < after ? [before, after] : [after, before]
  if (naive - offsetAt(first) === first) return new Date(first)
  return new Date(naive - offsetAt(second) === second ? second : before)
}

/** The instant at which a day in Europe/Amsterdam is over: the first of the next. */
export function endOfDay(day: IsoDate): Date {
  return amsterdamInstant(addDays(day, 1))
}

/** `YYYY-MM-DD` typed as `31-3-2026`, `31/03/2026`, `31 maart 2026` or ISO; null when it is no day. */
export function parseDay(typed: string): IsoDate | null {
  const text = typed.trim().toLowerCase()
  if (isIsoDate(text)) return text
  const match = /^(\d{1,2})[\s\-/.]+(\d{1,2}|\p{L}+)\.?[\s\-/.]+(\d{4})$/u.exec(text)
  if (!match) return null
  const [date, named, year] = match.slice(1) as [string, string, string]
  const month = /^\d/.test(named) ? named : String(monthNamed(named))
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isIsoDate(day) ? day : null
}

const dayLength = 86_400_000

/** Names of the months in Dutch, English and Frisian; any beginning of three letters or more is understood. */
const monthNames = [
  'januari january jannewaris',
  'februari february febrewaris',
  'maart march mrt',
  'april',
  'mei may maaie',
  'juni june juny',
  'juli july',
  'augustus august',
  'september septimber',
  'oktober october',
  'november novimber',
  'december desimber',
].map((names) => names.split(' '))

function monthNamed(typed: string): number {
  if (typed.length < 3) return 0
  const begins = monthNames.flatMap((names, month) =>
    names.some((name) => name.startsWith(typed)) ? [month] : [],
  )
  return begins.length === 1 ? (begins[0] as number) + 1 : 0
}

const amsterdam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** `YYYY-MM-DD HH:MM:SS` as a clock in Amsterdam shows it. */
function wallClock(instant: Date): string {
  return amsterdam.format(instant)
}

function offsetAt(milliseconds: number): number {
  const shown = Date.parse(`${wallClock(new Date(milliseconds)).replace(' ', 'T')}Z`)
  return shown - Math.floor(milliseconds / 1000) * 1000
}

function midnight(day: IsoDate): number {
  return Date.parse(`${existing(day)}T00:00:00Z`)
}

function existing(day: IsoDate): IsoDate {
  if (!isIsoDate(day)) throw new RangeError(`not a day: ${day}`)
  return day
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function parts(day: IsoDate): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
}

function iso(year: number, month: number, date: number): IsoDate {
  if (year < 0 || year > 9999) throw new RangeError(`no day in the year ${year}`)
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join(
    '-',
  )
}

/** The Monday of the week of a day. */
export function mondayOf(day: IsoDate): IsoDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}
