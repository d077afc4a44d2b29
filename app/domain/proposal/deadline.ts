import { addDays, amsterdamInstant, dayOf, daysBetween, type IsoDate } from '../calendar.ts'
import { closingMoment, lastDay, type RoundDates, type Track } from '../round.ts'

/** How many days before the deadline who still writes is reminded. */
export const reminderDays = [7, 3, 1] as const
export type ReminderDays = (typeof reminderDays)[number]
/** How many days before a draft is thrown away its writers are told. */
export const deletionDays = [14, 3] as const
export type DeletionDays = (typeof deletionDays)[number]
/** How long a draft is kept: after the deadline, and after the last change. */
export const keptDays = { afterDeadline: 30, afterChange: 90 } as const

/** Nobody is mailed before eight in the morning in Amsterdam. */
const firstHour = '08:00'
/** A closing is told for a week at most: later it is no news any more. */
const newsDays = 7

/** The dates of a draft: of its round, and `reopenedUntil` when the fund opened this one once more. */
export type DraftDates = {
  round: RoundDates & { closesAt: Date; track: Track }
  reopenedUntil: IsoDate | null
  changedAt: Date
}

/** The last day on which a draft can be sent, in Amsterdam. */
export function draftDeadline({ round, reopenedUntil }: Omit<DraftDates, 'changedAt'>): IsoDate {
  const closes = lastDay(round) as IsoDate
  return reopenedUntil && reopenedUntil > closes ? reopenedUntil : closes
}

/** The last minute in which a draft can be sent, as people say it. */
export function draftClosing(draft: Omit<DraftDates, 'changedAt'>): Date {
  const deadline = draftDeadline(draft)
  return deadline === lastDay(draft.round) ? closingMoment(draft.round) : amsterdamInstant(deadline, '23:59')
}

/** How many days before the deadline it is, when that is a day for a reminder and not night any more; else null. */
export function draftReminderDue(deadline: IsoDate, now: Date): ReminderDays | null {
  if (isTooEarly(now)) return null
  const left = daysBetween(dayOf(now), deadline)
  return reminderDays.find((days) => days === left) ?? null
}

/** Is it time to say kindly that the deadline has passed? From the next morning on, for a week. */
export function missedDeadlineDue(deadline: IsoDate, now: Date): boolean {
  const since = daysBetween(deadline, dayOf(now))
  return !isTooEarly(now) && since >= 1 && since <= newsDays
}

/** Is an answer to a question due in three days? */
export function answerReminderDue(dueOn: IsoDate, now: Date): boolean {
  return !isTooEarly(now) && daysBetween(dayOf(now), dueOn) === 3
}

/**
 * The last day on which an unsent draft is kept: thirty days after the deadline, or ninety after a change that came later.
 * A small start has no deadline to count from: ninety days after the last change.
 */
export function draftKeptUntil(draft: DraftDates): IsoDate {
  const deadline = draftDeadline(draft)
  const changedOn = dayOf(draft.changedAt)
  return draft.round.track === 'small-start' || changedOn > deadline
    ? addDays(changedOn, keptDays.afterChange)
    : addDays(deadline, keptDays.afterDeadline)
}

/** What was told about throwing away, as days; null for what was not told yet. */
export type DeletionTold = { [Days in (typeof deletionDays)[number]]: IsoDate | null }
export type DeletionStep =
  | { do: 'tell'; days: (typeof deletionDays)[number]; until: IsoDate }
  | { do: 'delete' }

/**
 * What is to be done about a draft that is kept until a day: tell its writers fourteen days before, tell them three days
 * before, and throw it away when that day has passed. Whoever is told late gets the same days: the text is never thrown
 * away sooner after a mail than the mail says. A draft that nobody can be mailed about is thrown away on its day.
 */
export function deletionStep(
  keptUntil: IsoDate,
  told: DeletionTold,
  hasReaders: boolean,
  now: Date,
): DeletionStep | null {
  const today = dayOf(now)
  const first = later(keptUntil, told[14] && addDays(told[14], 14))
  const until = later(first, told[3] && addDays(told[3], 3))
  if (today > until && (!hasReaders || (told[14] && told[3]))) return { do: 'delete' }
  if (!hasReaders || isTooEarly(now)) return null
  if (!told[14])
    return today >= addDays(keptUntil, -14)
      ? { do: 'tell', days: 14, until: later(keptUntil, addDays(today, 14)) }
      : null
  if (told[3] || today < addDays(first, -3)) return null
  return { do: 'tell', days: 3, until: later(first, addDays(today, 3)) }
}

function later(day: IsoDate, other: IsoDate | null): IsoDate {
  return other && other > day ? other : day
}

function isTooEarly(now: Date): boolean {
  return now < amsterdamInstant(dayOf(now), firstHour)
}
