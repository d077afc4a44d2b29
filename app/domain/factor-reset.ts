import { needsSecondFactor, type Role } from './access.ts'
import { addDays, type IsoDate } from './calendar.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

/** Days in which a second person confirms that somebody gets a new second lock; after them it is asked again. */
export const daysToConfirmReset = 3
export const longestResetReason = 500

/** Somebody asked that a person gets a new second lock, and whether it came to an end. */
export type FactorReset = {
  person: string
  askedBy: string
  askedOn: IsoDate
  ended: boolean
}

/** Does such a request still wait for the other person on a day? */
export function waitsForOther({ askedOn, ended }: FactorReset, today: IsoDate): boolean {
  return !ended && today <= addDays(askedOn, daysToConfirmReset)
}

/**
 * May somebody ask that a person gets a new second lock? Refuses `reset-own`, since who has lost it cannot vouch for
 * themselves; `reset-no-lock` for a person without a lock or a role that needs one; and `reset-asked` while a request for the
 * same person waits.
 */
export function canAskReset(
  asker: string,
  person: { id: string; roles: readonly Role[]; locked: boolean },
  open: readonly FactorReset[],
  today: IsoDate,
): Verdict {
  if (asker === person.id) return refused('reset-own')
  if (!person.locked || !needsSecondFactor(person.roles)) return refused('reset-no-lock')
  const waits = open.some((reset) => reset.person === person.id && waitsForOther(reset, today))
  return waits ? refused('reset-asked') : allowed()
}

/**
 * May somebody confirm it? Four eyes: neither who asked nor the person themselves (`reset-own`), and only while it waits
 * (`reset-over`).
 */
export function canConfirmReset(actor: string, reset: FactorReset, today: IsoDate): Verdict {
  if (actor === reset.askedBy || actor === reset.person) return refused('reset-own')
  return waitsForOther(reset, today) ? allowed() : refused('reset-over')
}
