import type { EntryKind } from '../ledger.ts'
import { type Cents, cents } from '../money.ts'

/** Where the money is, in cents. */
export type WhereMoneyIs = {
  /** What came in: contributions, repayments, what was claimed back, and what other pots handed over. */
  received: Cents
  /** What is signed or due to come, as far as it counts for cover. */
  expected: Cents
  /** Promised, and not paid yet. */
  agreed: Cents
  paid: Cents
  /** Received and not promised; below nought when promises rest on what is still to come. */
  free: Cents
}

/** Reads it from the ledger: for each kind of entry the sum of its cover (signed cents), of a fund or of a pot. */
export function whereMoneyIs(sums: readonly { kind: EntryKind; cover: number }[]): WhereMoneyIs {
  const sumOf = (...kinds: EntryKind[]) =>
    sums.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { cover }) => cents(sum + cover), cents(0))
  const received = sumOf(
    'contribution-received',
    'repayment-received',
    'recovery-received',
    'transfer-in',
    'transfer-out',
  )
  const committed = -sumOf('commitment', 'decommitment')
  const paid = -sumOf('payment-made')
  return {
    received,
    expected: sumOf('contribution-signed', 'repayment-expected', 'expectation-reversed'),
    agreed: cents(committed - paid),
    paid: cents(paid),
    free: cents(received - committed),
  }
}
