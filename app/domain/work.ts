import { addDays, daysBetween, earlier, type IsoDate } from './calendar.ts'

/** The bands of a list of work, by the day on which something is due. */
export const workBands = ['late', 'today', 'tomorrow', 'this-week', 'next-week', 'later'] as const
export type WorkBand = (typeof workBands)[number]

/**
 * Something to do, and the day by which. When somebody else waits for it and nothing has to happen first (`waited`), it is
 * work of today, however far that day is.
 */
export type Due = { on: IsoDate; waited?: boolean }

/** Work in the order of its days, under the bands that have any; within a day it keeps the order it came in. */
export function byBand<Item extends Due>(
  items: readonly Item[],
  today: IsoDate,
): { band: WorkBand; items: Item[] }[] {
  const sorted = [...items].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  return workBands.flatMap((band) => {
    const here = sorted.filter(({ on, waited }) => bandOf(waited ? earlier(on, today) : on, today) === band)
    return here.length > 0 ? [{ band, items: here }] : []
  })
}

/** The band of a day; a week runs from Monday to Sunday. */
export function bandOf(on: IsoDate, today: IsoDate): WorkBand {
  if (on < today) return 'late'
  if (on === today) return 'today'
  if (on === addDays(today, 1)) return 'tomorrow'
  const sunday = addDays(today, 6 - daysSinceMonday(today))
  if (on <= sunday) return 'this-week'
  return on <= addDays(sunday, 7) ? 'next-week' : 'later'
}

/** Monday is 0; 1 January 2024 was one. */
function daysSinceMonday(day: IsoDate): number {
  return ((daysBetween('2024-01-01', day) % 7) + 7) % 7
}
