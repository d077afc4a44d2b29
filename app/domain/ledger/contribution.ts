import type { IsoDate } from '../calendar.ts'
import type { Entry } from '../ledger.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { type Bearing, contributionLines, receiptLines, reversalLines } from './lines.ts'

/** What a donor signed for: cents, due on a day, and the share (basis points) that counts as cover until it is received. */
export type Promised = { amountCents: number; dueOn: IsoDate; acceptedShareBp: number }
/** Money of a donor on its value date. */
export type Receipt = { cents: number; valueOn: IsoDate }

/** What of a promise is still to come, in cents: never below nought, and nothing once it was withdrawn. */
export function stillDue(promised: Promised, receipts: readonly Receipt[], withdrawn: boolean): Cents {
  const received = sumCents(receipts.map((receipt) => receipt.cents))
  return withdrawn ? cents(0) : cents(Math.max(0, promised.amountCents - received))
}

/** The lines of a new promise. */
export function promiseLines(promised: Promised, bearing: Bearing): Entry[] {
  return contributionLines({ ...promised, amount: promised.amountCents }, bearing)
}

/**
 * The lines of a receipt on a promise of which `due` cents were still to come: what came in counts whole, and as much
 * of the expectation ends. More than was promised counts as well.
 */
export function receivedLines(promised: Promised, due: Cents, receipt: Receipt, bearing: Bearing): Entry[] {
  const expected = due > 0 ? { ...promised, amount: due } : null
  return receiptLines('contribution-received', receipt.cents, receipt.valueOn, expected, bearing)
}

/** The lines of a promise that will not come: what was still expected of it ends on its due date. A fact. */
export function withdrawnLines(promised: Promised, due: Cents, bearing: Bearing): Entry[] {
  return reversalLines({ ...promised, amount: due }, bearing)
}

/** May this receipt be written down? Refuses `value-date-wrong` for a day before the fund began or after today. */
export function canReceive({ valueOn }: Receipt, between: { from: IsoDate; to: IsoDate }): Verdict {
  const { from, to } = between
  return valueOn < from || valueOn > to ? refused('value-date-wrong', { from, to }) : allowed()
}

/** May the rest of a promise be struck? Refuses `nothing-due` when all of it came in or it was withdrawn before. */
export function canWithdrawPromise(due: Cents): Verdict {
  return due > 0 ? allowed() : refused('nothing-due')
}
