import type { LoanSchedule } from '../grant/loan-schedule.ts'
import { type Cents, cents } from '../money.ts'

/** Rates in basis points a year: what a bank would ask, what is asked, and what later money is discounted by. */
export type LoanRates = { referenceBp: number; agreedBp: number; discountBp: number }

/**
 * The gross grant equivalent of a loan, in cents: what its borrower gains by paying less interest than a bank would ask,
 * worth on the day it is granted (Regulation (EU) 2023/2831, art. 2(2) and 4(3)(c)). For each month of the schedule the
 * amount that is open as it begins × (reference − agreed) ÷ 120000, divided by (1 + discount ÷ 120000) for each
 * month from paying out; added up exactly and rounded half up, once. The months of the schedule are known before it
 * begins, also without interest. Never less than nought, nor more than what is lent; waiver or loss is aid of its own.
 */
export function loanEquivalent(
  principal: number,
  { rows }: Pick<LoanSchedule, 'rows'>,
  { referenceBp, agreedBp, discountBp }: LoanRates,
): Cents {
  const saved = BigInt(Math.max(0, referenceBp - agreedBp))
  const month = 120_000n
  const grown = month + BigInt(Math.max(0, discountBp))
  const months = rows.length
  const sum = rows.reduce((total, _row, at) => {
    const open = BigInt(at === 0 ? principal : (rows[at - 1]?.open ?? 0))
    return total + open * saved * month ** BigInt(at) * grown ** BigInt(months - at - 1)
  }, 0n)
  const whole = grown ** BigInt(months)
  const value = Number((2n * sum + whole) / (2n * whole))
  return cents(Math.min(principal, value))
}
