import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import type { Instalment } from './loan-allocation.ts'
import { leftOf } from './loan-service.ts'

/** Days after a due date on which is reminded of it; the last one goes as a letter. */
export const reminderDays = [7, 14, 30] as const
export const letterAfterDays = 30

/** The instalments that are to be asked for by now: within so many days of their due date, with something left to pay. */
export function toAsk(
  instalments: readonly Instalment[],
  asked: readonly number[],
  today: IsoDate,
  daysBefore: number,
): Instalment[] {
  return instalments.filter(
    (one) => leftOf(one) > 0 && !asked.includes(one.n) && addDays(one.due, -daysBefore) <= today,
  )
}

/** The reminder that belongs to how late an instalment is: the latest that is due, or null while none is. */
export function reminderOf(instalment: Instalment, today: IsoDate): (typeof reminderDays)[number] | null {
  if (leftOf(instalment) === 0) return null
  const late = daysBetween(instalment.due, today)
  return reminderDays.findLast((days) => late >= days) ?? null
}
