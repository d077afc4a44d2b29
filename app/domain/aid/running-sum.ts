import { addDays, addMonths, type IsoDate } from '../calendar.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { type AidRules, ceilingOn } from './rules.ts'

/**
 * Aid to an undertaking: in cents of gross grant equivalent, by whom and under which regulation, on the day on which the
 * right to it was given.
 */
export type AidEntry = {
  undertaking: string
  on: IsoDate
  cents: Cents
  giver: string
  regulation: string | null
}
type Counted = Pick<AidEntry, 'on' | 'cents'>

/** How many months the regulation looks back: "over any period of 3 years". */
export const windowMonths = 36

/**
 * The last day on which aid counts: the same day three years later, or the last of that month where it has no such day. The
 * day of the aid itself is not counted in, as in Regulation (EEC) 1182/71, art. 3, so that this day still counts.
 */
export function countsUntil(on: IsoDate): IsoDate {
  return addMonths(on, windowMonths)
}

/** Does this aid count for what is granted on a day? Aid of a later day does not. */
export function countsOn({ on }: Pick<AidEntry, 'on'>, day: IsoDate): boolean {
  return on <= day && day <= countsUntil(on)
}

/** The aid of three years up to and with a day, in cents. */
export function runningSum(entries: readonly Counted[], day: IsoDate): Cents {
  return sumCents(entries.filter((entry) => countsOn(entry, day)).map((entry) => entry.cents))
}

/**
 * What may still be granted on a day, and the last day on which that is so unless more is given; null while nothing counts.
 */
export type AidRoom = { sum: Cents; ceiling: Cents; left: Cents; until: IsoDate | null }

/** The room of an undertaking on a day; null when the rules name no ceiling for that day. */
export function aidRoom(entries: readonly Counted[], rules: AidRules, day: IsoDate): AidRoom | null {
  const ceiling = ceilingOn(rules, day)
  if (!ceiling) return null
  const sum = runningSum(entries, day)
  const ends = entries.flatMap((entry) =>
    entry.cents > 0 && countsOn(entry, day) ? [countsUntil(entry.on)] : [],
  )
  return {
    sum,
    ceiling: ceiling.cents,
    left: cents(Math.max(0, ceiling.cents - sum)),
    until: ends.sort()[0] ?? null,
  }
}

/** The first day from a day on with room for an amount when no other aid is given; null when that day never comes. */
export function firstDayWithRoom(
  entries: readonly Counted[],
  rules: AidRules,
  asked: number,
  day: IsoDate,
): IsoDate | null {
  const days = [day, ...entries.map(({ on }) => addDays(countsUntil(on), 1))]
  const free = (one: IsoDate) => (aidRoom(entries, rules, one)?.left ?? -1) >= asked
  return days.sort().find((one) => one >= day && free(one)) ?? null
}

/**
 * May so much aid be granted on a day to who has this aid already? The ceiling itself may be reached. Refuses `aid-unruled`
 * (on) when no ceiling is known for the day, and `aid-ceiling-reached` with the room that is left, until when that is so,
 * the sum and the ceiling. Granting nothing is never refused.
 */
export function judgeAid(
  entries: readonly Counted[],
  rules: AidRules,
  asked: number,
  day: IsoDate,
): Verdict<{ room: AidRoom | null }> {
  const room = aidRoom(entries, rules, day)
  if (asked <= 0) return allowed({ room })
  if (!room) return refused('aid-unruled', { on: day })
  if (asked <= room.left) return allowed({ room })
  const { left, until, sum, ceiling } = room
  return refused('aid-ceiling-reached', { left, until, sum, ceiling, asked })
}
