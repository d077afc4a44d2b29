import type { Entry, EntryKind } from '../ledger.ts'
import { type Cents, cents } from '../money.ts'

/** The chart of accounts: of the balance sheet or of the result. The numbers follow the Dutch decimal habit. */
export const accounts = {
  'fund-capital': { number: '0500', type: 'balance' },
  'pot-capital': { number: '0510', type: 'balance' },
  bank: { number: '1000', type: 'balance' },
  receivable: { number: '1300', type: 'balance' },
  committed: { number: '1600', type: 'balance' },
  'on-its-way': { number: '1650', type: 'balance' },
  'between-pots': { number: '2010', type: 'balance' },
  'grants-awarded': { number: '4000', type: 'result' },
  contributions: { number: '8000', type: 'result' },
  'money-back': { number: '8100', type: 'result' },
} as const
export type Account = keyof typeof accounts
export const accountKeys = Object.keys(accounts) as Account[]

/** One side of a double entry: an account with an amount above nought. */
export type JournalLine = { account: Account; side: 'debit' | 'credit'; cents: Cents }

/** What a line of the ledger says of accounts: what it is, its cover, and whether it is for a grant. */
export type Booked = Pick<Entry, 'kind' | 'cover'> & { grant?: string | null }

/**
 * A line of the ledger as double entry: one debit and one credit of the same amount, so every posting balances on each of
 * its days. Its cover has the sign that its kind has by nature; the other sign turns the sides round. Nought books nothing.
 */
export function journalLines(booked: Booked): JournalLine[] {
  const { debit, credit, sign } = sidesOf(booked)
  const amount = booked.cover * sign
  if (amount === 0) return []
  const [first, second] = amount > 0 ? [debit, credit] : [credit, debit]
  const size = cents(Math.abs(amount))
  return [
    { account: first, side: 'debit', cents: size },
    { account: second, side: 'credit', cents: size },
  ]
}

/** What stands on each account, debit less credit, in cents; sums of entries of one kind do as well as single ones. */
export function accountBalances(booked: Iterable<Booked>): Map<Account, Cents> {
  const balances = new Map<Account, Cents>()
  for (const one of booked)
    for (const { account, side, cents: size } of journalLines(one))
      balances.set(account, cents((balances.get(account) ?? 0) + (side === 'debit' ? size : -size)))
  return balances
}

/** The balance with which a period opens: what stands on the balance sheet, and the result of before as capital. */
export function openingBalances(before: Iterable<Booked>): JournalLine[] {
  const balances = accountBalances(before)
  const ofResult = accountKeys.filter((account) => accounts[account].type === 'result')
  const result = ofResult.reduce((sum, account) => sum + (balances.get(account) ?? 0), 0)
  return accountKeys.flatMap((account) => {
    if (accounts[account].type === 'result') return []
    const balance = account === 'fund-capital' ? result : (balances.get(account) ?? 0)
    if (balance === 0) return []
    return [{ account, side: balance > 0 ? 'debit' : 'credit', cents: cents(Math.abs(balance)) } as const]
  })
}

type Sides = { debit: Account; credit: Account; sign: 1 | -1 }

const sides: Record<Exclude<EntryKind, 'expectation-reversed'>, Sides> = {
  'contribution-received': { debit: 'bank', credit: 'contributions', sign: 1 },
  'contribution-signed': { debit: 'receivable', credit: 'contributions', sign: 1 },
  'repayment-expected': { debit: 'receivable', credit: 'money-back', sign: 1 },
  'repayment-received': { debit: 'bank', credit: 'money-back', sign: 1 },
  'recovery-received': { debit: 'bank', credit: 'money-back', sign: 1 },
  commitment: { debit: 'grants-awarded', credit: 'committed', sign: -1 },
  decommitment: { debit: 'committed', credit: 'grants-awarded', sign: 1 },
  'payment-planned': { debit: 'committed', credit: 'on-its-way', sign: 1 },
  'payment-made': { debit: 'on-its-way', credit: 'bank', sign: -1 },
  'transfer-out': { debit: 'pot-capital', credit: 'between-pots', sign: -1 },
  'transfer-in': { debit: 'between-pots', credit: 'pot-capital', sign: 1 },
}

/** What was expected for a grant is money back, anything else a contribution. */
function sidesOf({ kind, grant }: Booked): Sides {
  if (kind !== 'expectation-reversed') return sides[kind]
  return { debit: grant ? 'money-back' : 'contributions', credit: 'receivable', sign: -1 }
}
