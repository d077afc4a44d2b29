import { addDays, addMonths, type IsoDate } from '#app/domain/calendar.ts'

/** A wall-clock moment in Europe/Amsterdam, for the command that is run then. */
export type Moment = { day: IsoDate; time: string }

/** Turns the distances of the cast (days, months) into the days of one demo. */
export type CastClock = {
  today: IsoDate
  /** The year of today; the fund runs from a year before it to a year after it. */
  year: number
  /** The day that lies so many days from today. */
  inDays: (days: number) => IsoDate
  /** A day of the month that lies so many months from this one. */
  inMonth: (months: number, day: number) => IsoDate
  /** The last day of the month that lies so many months from this one. */
  endOfMonth: (months: number) => IsoDate
}

/**
 * The cast laid round a day. Days within 360 days and months within twelve of today always lie inside a fund that
 * runs from 1 January of last year to 31 December of next year.
 */
export function castClock(today: IsoDate): CastClock {
  const first = `${today.slice(0, 7)}-01`
  return {
    today,
    year: Number(today.slice(0, 4)),
    inDays: (days) => addDays(today, days),
    inMonth: (months, day) => addDays(addMonths(first, months), day - 1),
    endOfMonth: (months) => addDays(addMonths(first, months + 1), -1),
  }
}

/** A day as a person types it: `1-3-2026`. */
export function typed(day: IsoDate): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}-${month}-${year}`
}

/** When something was done; a Saturday or Sunday becomes the Friday before, so that order is kept. */
export function moment(day: IsoDate, time: string): Moment {
  return { day: weekday(day), time }
}

/** The day itself, or the Friday before a weekend. */
export function weekday(day: IsoDate): IsoDate {
  const inWeek = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (inWeek === 0) return addDays(day, -2)
  return inWeek === 6 ? addDays(day, -1) : day
}
