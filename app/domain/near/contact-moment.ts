import { amsterdamInstant, dayOf, type IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** How somebody of the fund spoke with an initiative. */
export const contactWays = ['call', 'visit', 'mail', 'talk'] as const
export type ContactWay = (typeof contactWays)[number]

/** What the fund writes down for itself: a contact, or a note without one. */
export const momentKinds = [...contactWays, 'note'] as const
export type MomentKind = (typeof momentKinds)[number]

/** Characters in an agreed next step: it is one line of work. */
export const longestStep = 200

/** Why a note was taken away: it tells nothing itself. */
export const removalReasons = ['mistake', 'other-initiative', 'not-needed', 'too-personal'] as const
export type RemovalReason = (typeof removalReasons)[number]

/** Was the initiative heard at such a moment? A note is the fund's alone. */
export function isContact(kind: MomentKind): kind is ContactWay {
  return kind !== 'note'
}

/** Who does an agreed next step: somebody of the fund by their key, or the initiative itself (null). */
export type NextStep = { what: string; on: IsoDate; by: string | null }

/** A next step as it is typed: all of it, or nothing. */
export type TypedStep = { what: string | null; on: IsoDate | null; by: 'initiative' | (string & {}) | null }

/**
 * May this be written down? Refuses `contact-ahead` for a day still to come, `step-incomplete` for a step without its words,
 * its day or who does it, `step-too-early` (on) for a step before the moment itself, and `not-found` for somebody who does
 * not work for the fund.
 */
export function canNote(
  moment: { on: IsoDate; step: TypedStep },
  staff: readonly string[],
  today: IsoDate,
): Verdict<{ step: NextStep | null }> {
  if (moment.on > today) return refused('contact-ahead', { fields: ['on'] })
  const { what, on, by } = moment.step
  if (!what && !on && !by) return allowed({ step: null })
  if (!what || !on || !by) return refused('step-incomplete', { fields: ['step'] })
  if (on < moment.on) return refused('step-too-early', { on: moment.on, fields: ['stepOn'] })
  if (by === 'initiative') return allowed({ step: { what, on, by: null } })
  return staff.includes(by) ? allowed({ step: { what, on, by } }) : refused('not-found')
}

/**
 * May a note be taken away? Only one that the fund wrote for itself: what was said with somebody stays, and is corrected.
 * Refuses `contact-stays`.
 */
export function canRemove(kind: MomentKind): Verdict {
  return isContact(kind) ? refused('contact-stays') : allowed()
}

/** Where a moment of a day stands in the line of time: now when it is of today, else at noon. */
export function instantOf(on: IsoDate, now: Date): Date {
  return on === dayOf(now) ? now : amsterdamInstant(on, '12:00')
}
