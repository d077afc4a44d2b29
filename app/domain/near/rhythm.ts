import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { settingBounds } from '../fund.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** How often a grant that is carried out is heard: its own number of days, else the one of the fund. */
export function rhythmOf(own: number | null, usual: number): number {
  return own ?? usual
}

/** The day on which somebody calls when nobody was heard since. */
export function callOn(heardOn: IsoDate, rhythm: number): IsoDate {
  return addDays(heardOn, rhythm)
}

/** Has it been quiet for a whole rhythm? `days` is how long nobody was heard. */
export function quietFor(
  heardOn: IsoDate,
  rhythm: number,
  today: IsoDate,
): { quiet: boolean; days: number; callOn: IsoDate } {
  const on = callOn(heardOn, rhythm)
  return { quiet: on <= today, days: daysBetween(heardOn, today), callOn: on }
}

/** May a grant have this rhythm? Null is that of the fund. Refuses `setting-out-of-bounds` with the least and the most. */
export function canSetRhythm(days: number | null): Verdict {
  const [boundsLeast, boundsMost] = settingBounds.contactRhythmDays
  const fits = days === null || (Number.isInteger(days) && days >= boundsLeast && days <= boundsMost)
  return fits ? allowed() : refused('setting-out-of-bounds', { boundsLeast, boundsMost, fields: ['days'] })
}
