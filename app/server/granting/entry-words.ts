import type { EntryKind } from '#app/domain/ledger.ts'
import { m } from '#app/i18n/paraglide/messages.js'

const words: Record<EntryKind, () => string> = {
  'contribution-received': m.manager_fund_entry_contribution_received,
  'contribution-signed': m.manager_fund_entry_contribution_signed,
  'repayment-expected': m.manager_fund_entry_repayment_expected,
  'repayment-received': m.manager_fund_entry_repayment_received,
  'recovery-received': m.manager_fund_entry_recovery_received,
  decommitment: m.manager_fund_entry_decommitment,
  'transfer-in': m.manager_fund_entry_transfer_in,
  commitment: m.manager_fund_entry_commitment,
  'transfer-out': m.manager_fund_entry_transfer_out,
  'expectation-reversed': m.manager_fund_entry_expectation_reversed,
  'payment-planned': m.manager_fund_entry_payment_planned,
  'payment-made': m.manager_fund_entry_payment_made,
}

/** What a line of the ledger is, in words. */
export function entryWord(kind: EntryKind): string {
  return words[kind]()
}
