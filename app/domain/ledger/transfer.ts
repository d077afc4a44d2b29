import { type Cents, cents } from '../money.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/**
 * From one pot to another: null is the money of the fund that no pot holds. `consent` says where the donor agreed, for
 * money that an earmark binds.
 */
export type Transfer = { from: string | null; to: string | null; cents: number; consent: string | null }

/**
 * May so much leave its pot? An earmark binds a pot: without the donor's word only what was moved into it may be moved out
 * again. `unbound` is that amount: transfers in less transfers out, in cents. Refuses `same-pot`, and `earmark-bound` with
 * what may go. Whether every day stays covered is for the ledger.
 */
export function canTransfer({ from, to, cents: asked, consent }: Transfer, unbound: Cents): Verdict {
  if (from === to) return refused('same-pot')
  if (from === null || consent !== null || asked <= unbound) return allowed()
  return refused('earmark-bound', { left: cents(Math.max(0, unbound)) })
}

/** May a ceiling become this, with so much committed under it? Refuses `ceiling-below-committed` with what is committed. */
export function canSetCeiling(ceiling: number, committed: Cents): Verdict {
  return ceiling >= committed ? allowed() : refused('ceiling-below-committed', { committed })
}
