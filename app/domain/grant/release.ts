import { steppedUp } from '../access.ts'
import { dayOf, daysBetween, type IsoDate } from '../calendar.ts'
import type { PayableAccount } from '../payment/account.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { codeOfMissing } from './condition-references.ts'
import { type Release, releaseState, type Tranche, type TrancheFacts, trancheState } from './tranche.ts'

/**
 * May the payment of this tranche be prepared? Refuses with the code of the first thing missing (`missing` holds all),
 * `grant-on-hold`, `iban-not-confirmed`, `iban-not-proven`, `iban-name-differs`, `iban-cooling-off` (usableFrom), `not-in-this-state` (state).
 */
export function canPrepareRelease(
  tranche: Pick<Tranche, 'condition'>,
  known: TrancheFacts & { account: PayableAccount },
): Verdict {
  const { state, missing } = trancheState(tranche, known)
  const [first] = missing
  if (state === 'held' || (state === 'failed' && known.onHold)) return refused('grant-on-hold')
  if (first && (state === 'waiting' || state === 'planned'))
    return refused(codeOfMissing(first), { ...first, missing })
  if (state !== 'ready' && state !== 'failed') return refused('not-in-this-state', { state })
  return payable(known.account, known.facts.today)
}

/**
 * May a payment that is under way be taken back, so that its tranche is ready again? It was prepared or approved and is in
 * no file, and it says why. Refuses `not-in-this-state` (state), `reason-needed`.
 */
export function canTakeBack(release: Release, reason: string): Verdict {
  const state = releaseState(release)
  if (state !== 'prepared' && state !== 'approved')
    return refused('not-in-this-state', { state: state ?? 'cancelled' })
  return reason.trim() === '' ? refused('reason-needed') : allowed()
}

const daysAfterChange = 30

export type ApprovalContext = {
  /** Who accepted a milestone or report that the condition of the tranche asks for. */
  acceptedBy: readonly string[]
  /** Who named the account that is paid, and when. */
  ibanChangedBy: readonly { person: string; at: Date }[]
  account: PayableAccount
  onHold: boolean
  now: Date
}

/**
 * May this person approve the payment? Four eyes: not who prepared it (`same-person`), not who accepted what it pays
 * for (`accepter-is-payer`), not who changed the account in the last thirty days (`iban-changed-by-you`), and with a
 * fresh second factor (`step-up-needed`). Also `not-in-this-state`, `grant-on-hold`, `iban-…` as in preparing.
 */
export function canApproveRelease(
  release: Release,
  actor: { id: string; steppedUpAt: Date | null },
  { acceptedBy, ibanChangedBy, account, onHold, now }: ApprovalContext,
): Verdict {
  const state = releaseState(release)
  if (state !== 'prepared') return refused('not-in-this-state', { state: state ?? 'cancelled' })
  if (onHold) return refused('grant-on-hold')
  if (release.preparedBy === actor.id) return refused('same-person')
  if (acceptedBy.includes(actor.id)) return refused('accepter-is-payer')
  const today = dayOf(now)
  const recent = ibanChangedBy.some(
    ({ person, at }) => person === actor.id && daysBetween(dayOf(at), today) <= daysAfterChange,
  )
  if (recent) return refused('iban-changed-by-you')
  return firstRefusal(payable(account, today), steppedUp(actor, now))
}

/**
 * May a payment be booked as paid on this value date? It was approved or is in a bank file, and the day is not after
 * today (Europe/Amsterdam) nor before the approval. Refuses `not-in-this-state`, `value-date-wrong` (from, to).
 */
export function canConfirmPaid(
  release: Release & { approvedAt: Date | null },
  valueDate: IsoDate,
  now: Date,
): Verdict {
  const state = releaseState(release)
  if (state !== 'approved' && state !== 'in-file')
    return refused('not-in-this-state', { state: state ?? 'cancelled' })
  const from = release.approvedAt ? dayOf(release.approvedAt) : dayOf(now)
  const to = dayOf(now)
  return valueDate < from || valueDate > to ? refused('value-date-wrong', { from, to }) : allowed()
}

/**
 * May an approved payment go into a file? It is approved and in no file, nothing is on hold, and its account may still be
 * paid to. Refuses `not-in-this-state` (state), `grant-on-hold`, `iban-…` as in preparing.
 */
export function canFile(
  release: Release,
  { account, onHold, today }: { account: PayableAccount; onHold: boolean; today: IsoDate },
): Verdict {
  const state = releaseState(release)
  if (state !== 'approved') return refused('not-in-this-state', { state: state ?? 'cancelled' })
  return onHold ? refused('grant-on-hold') : payable(account, today)
}

/**
 * May a payment be booked as come back on this value date? It was paid, and the day is not before that nor after today.
 * Refuses `not-in-this-state` (state), `value-date-wrong` (from, to).
 */
export function canReturn(release: Release, valueDate: IsoDate, today: IsoDate): Verdict {
  const state = releaseState(release)
  if (state !== 'paid') return refused('not-in-this-state', { state: state ?? 'cancelled' })
  const from = release.paidOn as IsoDate
  return valueDate < from || valueDate > today ? refused('value-date-wrong', { from, to: today }) : allowed()
}

function payable({ confirmed, proven, usableFrom, nameDiffers }: PayableAccount, today: IsoDate): Verdict {
  if (!confirmed) return refused('iban-not-confirmed')
  if (!proven) return refused('iban-not-proven')
  if (nameDiffers) return refused('iban-name-differs')
  return usableFrom && today < usableFrom ? refused('iban-cooling-off', { usableFrom }) : allowed()
}
