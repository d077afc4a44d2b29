import { addDays, amsterdamInstant, dayOf, hourOf } from '../calendar.ts'
import type { MailKind, NotificationKind } from './kind.ts'

/** How somebody wants to hear news of a kind: a mail at once, one mail a day, or only in the list on the site. */
export const notificationChoices = ['at-once', 'digest', 'none'] as const
export type NotificationChoice = (typeof notificationChoices)[number]

/** What holds until somebody chooses otherwise. */
export const usualChoice: NotificationChoice = 'at-once'

/** Whole hours of the clock in Amsterdam, from the one until the other, over midnight when the end is earlier. */
export type QuietHours = { from: number; until: number }

/** The hour at which the mail of the day goes out. */
export const digestHour = 8

/** How a mail reaches somebody: at once, at the end of their quiet hours, in a mail of the day, or in the list alone. */
export type Sending =
  | { way: 'at-once' }
  | { way: 'held'; until: Date }
  | { way: 'digest'; on: Date }
  | { way: 'list' }
export const sendingWays = ['at-once', 'held', 'digest', 'list'] as const

/**
 * What may be chosen for a kind. A reminder says "tomorrow", so that it cannot wait for the mail of the next day.
 */
export function choicesFor(kind: NotificationKind): readonly NotificationChoice[] {
  return kind === 'reminders' ? ['at-once', 'none'] : notificationChoices
}

/** When a mail goes to somebody who chose this. What must be told by law is never late and never left out. */
export function whenToSend({
  kind,
  choice,
  quiet,
  at,
}: {
  kind: MailKind
  choice: NotificationChoice
  quiet: QuietHours | null
  at: Date
}): Sending {
  if (kind === 'legal' || kind === 'digest') return { way: 'at-once' }
  if (choice === 'none') return { way: 'list' }
  if (choice === 'digest' && kind !== 'reminders') return { way: 'digest', on: nextDigest(quiet, at) }
  const until = endOfQuiet(quiet, at)
  if (until === null) return { way: 'at-once' }
  if (kind === 'reminders' && dayOf(until) !== dayOf(at)) return { way: 'at-once' }
  return { way: 'held', until }
}

/** The next mail of the day after a moment: at its hour, or as soon as the quiet hours around it are over. */
export function nextDigest(quiet: QuietHours | null, at: Date): Date {
  const [today, tomorrow] = [digestOn(quiet, dayOf(at)), digestOn(quiet, addDays(dayOf(at), 1))]
  return today > at ? today : tomorrow
}

function digestOn(quiet: QuietHours | null, day: string): Date {
  const usual = amsterdamInstant(day, clock(digestHour))
  return endOfQuiet(quiet, usual) ?? usual
}

/** When the quiet hours around a moment end; null when it lies in none. */
export function endOfQuiet(quiet: QuietHours | null, at: Date): Date | null {
  if (!quiet || !isQuiet(quiet, hourOf(at))) return null
  const { from, until } = quiet
  const overnight = from > until && hourOf(at) >= from
  return amsterdamInstant(addDays(dayOf(at), overnight ? 1 : 0), clock(until))
}

function isQuiet({ from, until }: QuietHours, hour: number): boolean {
  if (from === until) return false
  return from < until ? from <= hour && hour < until : hour >= from || hour < until
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}
