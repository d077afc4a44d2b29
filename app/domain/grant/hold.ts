import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'

/**
 * Why payments are held. The first two are a written and serious suspicion (art. 4:56 Awb); the initiative itself can
 * ask for a pause as well.
 */
export const holdReasons = ['duty-not-met', 'wrong-data', 'account-not-confirmed', 'asked'] as const
export type HoldReason = (typeof holdReasons)[number]

/** Why a hold ended: a person says the first three; the system knows the others. */
export const holdOutcomes = ['solved', 'unfounded', 'agreed', 'term-over', 'grant-ended'] as const
export type HoldOutcome = (typeof holdOutcomes)[number]
export const chosenOutcomes = ['solved', 'unfounded', 'agreed'] as const satisfies readonly HoldOutcome[]

/** A hold of all payments of a grant, or of one tranche; `endedOn` null while it lives. It is over on the day `until`. */
export type Hold = {
  tranche: string | null
  reason: HoldReason
  from: IsoDate
  until: IsoDate
  endedOn: IsoDate | null
}

/** What the manager says when holding: the day on which both sides spoke, or why that could not wait. */
export type HoldForm = {
  reason: HoldReason
  explanation: string
  whatToDo: string
  heardOn: IsoDate | null
  urgency: string | null
  until: IsoDate
}

/** Is it a suspicion against the grantee, as article 4:56 of the Awb means it? */
export function isSuspicion(reason: HoldReason): boolean {
  return reason === 'duty-not-met' || reason === 'wrong-data'
}

/** Does a live hold cover this tranche: one of its own, or one of the whole grant? */
export function isHeld(holds: readonly Pick<Hold, 'tranche' | 'endedOn'>[], tranche: string): boolean {
  return holds.some((hold) => hold.endedOn === null && (hold.tranche === null || hold.tranche === tranche))
}

/**
 * The last day to which payments can be held from a day on: so many weeks, less the days that the same thing was held
 * before for the same reason, so that a maximum is not stretched by beginning again.
 */
export function lastHoldDay(
  hold: Pick<Hold, 'tranche' | 'reason' | 'from'>,
  earlier: readonly Hold[],
  maximumWeeks: number,
): IsoDate {
  const spent = earlier
    .filter(
      ({ tranche, reason, endedOn }) =>
        endedOn !== null && tranche === hold.tranche && reason === hold.reason,
    )
    .reduce((days, { from, endedOn }) => days + Math.max(0, daysBetween(from, endedOn ?? from)), 0)
  return addDays(hold.from, Math.max(0, maximumWeeks * 7 - spent))
}

type Known = { tranche: string | null; earlier: readonly Hold[]; maximumWeeks: number; today: IsoDate }

/**
 * May payments be held so? Both sides spoke first or it could not wait (`hearing-or-urgency-needed`, `heard-later`), it
 * ends after today (`hold-too-short`) and within the weeks that the terms allow (`hold-too-long` with the last day,
 * `hold-spent` when none are left). Source: art. 4:56 Awb, and the article on suspension of the agreement.
 */
export function canHold(form: HoldForm, { tranche, earlier, maximumWeeks, today }: Known): Verdict {
  const heard =
    form.heardOn !== null || form.urgency !== null ? allowed() : refused('hearing-or-urgency-needed')
  const past = form.heardOn !== null && form.heardOn > today ? refused('heard-later') : allowed()
  const last = lastHoldDay({ tranche, reason: form.reason, from: today }, earlier, maximumWeeks)
  return firstRefusal(heard, past, judgeTerm(form.until, last, today, maximumWeeks))
}

/** May a live hold last until another day? Refuses as `canHold` does about its term, counted from its first day. */
export function canExtend(
  hold: Hold,
  until: IsoDate,
  { earlier, maximumWeeks, today }: Omit<Known, 'tranche'>,
): Verdict {
  if (hold.endedOn !== null) return refused('hold-over')
  const last = lastHoldDay(hold, earlier, maximumWeeks)
  return judgeTerm(until, last, hold.until > today ? hold.until : today, maximumWeeks)
}

/** Has the day come on which a hold ends by itself (Europe/Amsterdam)? */
export function isHoldOver({ until, endedOn }: Pick<Hold, 'until' | 'endedOn'>, today: IsoDate): boolean {
  return endedOn === null && until <= today
}

function judgeTerm(until: IsoDate, last: IsoDate, after: IsoDate, weeks: number): Verdict {
  if (last <= after) return refused('hold-spent', { weeks })
  if (until <= after) return refused('hold-too-short', { after })
  return until > last ? refused('hold-too-long', { last, weeks }) : allowed()
}
