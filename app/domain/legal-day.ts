import { addDays, type IsoDate } from './calendar.ts'

/**
 * The last day of a term that the law sets: one that would end on a Saturday, a Sunday or a general holiday ends on the
 * first day after it that is none (Algemene termijnenwet, articles 1 and 3).
 */
export function endOfTerm(day: IsoDate): IsoDate {
  return isFree(day) ? endOfTerm(addDays(day, 1)) : day
}

function isFree(day: IsoDate): boolean {
  return [0, 6].includes(weekday(day)) || holidaysOf(Number(day.slice(0, 4))).includes(day)
}

function holidaysOf(year: number): IsoDate[] {
  const easter = easterOf(year)
  const kingsDay = `${year}-04-27`
  return [
    `${year}-01-01`,
    ...[-2, 1, 39, 50].map((after) => addDays(easter, after)),
    weekday(kingsDay) === 0 ? `${year}-04-26` : kingsDay,
    `${year}-05-05`,
    `${year}-12-25`,
    `${year}-12-26`,
  ]
}

/** Easter Sunday, by the rule of Gauss for the Gregorian calendar as Butcher wrote it down. */
function easterOf(year: number): IsoDate {
  const moon = year % 19
  const century = Math.floor(year / 100)
  const leaps = Math.floor(century / 4)
  const drift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const full = (19 * moon + century - leaps - drift + 15) % 30
  const rest = year % 100
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - full - (rest % 4)) % 7
  const late = Math.floor((moon + 11 * full + 22 * sunday) / 451)
  const days = full + sunday - 7 * late + 114
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year}-${two(Math.floor(days / 31))}-${two((days % 31) + 1)}`
}

function weekday(day: IsoDate): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay()
}
