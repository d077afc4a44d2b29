import type { Account } from '#app/domain/ledger/journal.ts'
import { m } from '#app/i18n/paraglide/messages.js'

const words: Record<Account, () => string> = {
  'fund-capital': m.books_account_fund_capital,
  'pot-capital': m.books_account_pot_capital,
  bank: m.books_account_bank,
  receivable: m.books_account_receivable,
  committed: m.books_account_committed,
  'on-its-way': m.books_account_on_its_way,
  'between-pots': m.books_account_between_pots,
  'grants-awarded': m.books_account_grants_awarded,
  contributions: m.books_account_contributions,
  'money-back': m.books_account_money_back,
}

/** What an account of the journal is called. */
export function accountWord(account: Account): string {
  return words[account]()
}

export function accountWords(): Record<Account, string> {
  const named = Object.entries(words).map(([account, word]) => [account, word()])
  return Object.fromEntries(named) as Record<Account, string>
}
