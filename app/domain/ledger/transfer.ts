import { type Cents, cents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/**
 * From one pot to another: null is the money of the fund that no pot holds. `consent` says where the donor agreed, for
 * money that an earmark binds.
 */
export type Transfer = { from: string | null; to: string | null; cents: number; consent: string | null }

/**
 * May so much leave its pot? An earmark binds a pot: without the donor's word only what was moved into it may be moved out
 * again. Of the money that no pot holds no more goes than is free of it on every day. `left` is that amount: transfers in
 * less transfers out, or the least cover from the day on, in cents. Refuses `same-pot`, and `earmark-bound` or
 * `transfer-short` with what may go. Whether every day of a pot stays covered is for the ledger.
 */
export function canTransfer({ from, to, cents: asked, consent }: Transfer, left: Cents): Verdict {
  if (from === to) return refused('same-pot')
  if (asked <= left || (from !== null && consent !== null)) return allowed()
  return refused(from === null ? 'transfer-short' : 'earmark-bound', { left: cents(Math.max(0, left)) })
}

/** May a ceiling become this, with so much committed under it? Refuses `ceiling-below-committed` with what is committed. */
export function canSetCeiling(ceiling: number, committed: Cents): Verdict {
  return ceiling >= committed ? allowed() : refused('ceiling-below-committed', { committed })
}
