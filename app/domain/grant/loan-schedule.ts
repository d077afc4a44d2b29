import { addMonths, type IsoDate } from '../calendar.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import type { GraceKind, Loan, RepaymentKind } from './loan.ts'

/** What a schedule is made from; amounts in cents, interest in basis points a year. */
export type LoanInput = {
  kind: RepaymentKind
  principal: number
  months: number
  graceMonths: number
  grace: GraceKind
  bp: number
  paidOut: IsoDate
}
/** One due date: what is paid of principal and interest, what is owed after it, and interest that was added to the debt. */
export type LoanRow = {
  n: number
  due: IsoDate
  principal: Cents
  interest: Cents
  pay: Cents
  open: Cents
  added?: Cents
}
export type LoanSchedule = {
  rows: LoanRow[]
  annuity?: Cents
  totalPrincipal: Cents
  totalInterest: Cents
  totalPaid: Cents
}

/**
 * The schedule of a loan, month by month, to the cent. Interest of a month is the open amount × bp ÷ 120000, rounded half
 * up. Due dates keep the day of paying out, cut at the end of the month. Parts of principal are rounded down (linear), the
 * payment of an annuity half up; the last instalment takes what is left, so that principal sums to what was lent, with
 * the interest that grace added.
 */
export function loanSchedule({
  kind,
  principal,
  months,
  graceMonths,
  grace,
  bp,
  paidOut,
}: LoanInput): LoanSchedule {
  const rows: LoanRow[] = []
  let open = principal
  const dueOn = (n: number) => addMonths(paidOut, n)
  for (let n = 1; n <= graceMonths; n += 1) {
    const interest = monthlyInterest(open, bp)
    const adds = grace === 'capitalised' && interest > 0
    if (adds) open += interest
    rows.push(rowOf(n, dueOn(n), 0, adds ? 0 : interest, open, adds ? interest : 0))
  }
  const lent = open
  const annuity = kind === 'annuity' ? annuityOf(lent, months, bp) : 0
  for (let at = 1; at <= months; at += 1) {
    const n = graceMonths + at
    const interest = monthlyInterest(open, bp)
    const part = at === months ? open : partOf(kind, { lent, months, annuity, interest })
    const principalPaid = Math.max(0, Math.min(part, open))
    open -= principalPaid
    rows.push(rowOf(n, dueOn(n), principalPaid, interest, open, 0))
  }
  const [totalPrincipal, totalInterest] = [
    sumCents(rows.map((row) => row.principal)),
    sumCents(rows.map((row) => row.interest)),
  ]
  return {
    rows,
    ...(kind === 'annuity' ? { annuity: cents(annuity) } : {}),
    totalPrincipal,
    totalInterest,
    totalPaid: cents(totalPrincipal + totalInterest),
  }
}

/** The schedule of a loan of the terms when it is paid out on this day. */
export function scheduleOf(loan: Loan, paidOut: IsoDate): LoanSchedule {
  const { repayment, amountCents, months, graceMonths, grace, interestBp } = loan
  return loanSchedule({
    kind: repayment,
    principal: amountCents,
    months,
    graceMonths,
    grace,
    bp: interestBp,
    paidOut,
  })
}

function partOf(
  kind: RepaymentKind,
  { lent, months, annuity, interest }: { lent: number; months: number; annuity: number; interest: number },
): number {
  if (kind === 'bullet') return 0
  return kind === 'linear' ? Math.floor(lent / months) : annuity - interest
}

/** Interest of one month on what is owed, in cents, rounded half up. */
export function monthlyInterest(open: number, bp: number): number {
  return halfUp(BigInt(open) * BigInt(bp), 120_000n)
}

/** P · i · (1 + i)ⁿ ÷ ((1 + i)ⁿ − 1) in whole numbers, with i = bp ÷ 120000. */
function annuityOf(lent: number, months: number, bp: number): number {
  if (bp === 0) return Math.floor(lent / months)
  const grown = (120_000n + BigInt(bp)) ** BigInt(months)
  const still = 120_000n ** BigInt(months)
  return halfUp(BigInt(lent) * BigInt(bp) * grown, 120_000n * (grown - still))
}

function halfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator))
}

function rowOf(
  n: number,
  due: IsoDate,
  principal: number,
  interest: number,
  open: number,
  added: number,
): LoanRow {
  return {
    n,
    due,
    principal: cents(principal),
    interest: cents(interest),
    pay: cents(principal + interest),
    open: cents(open),
    ...(added > 0 ? { added: cents(added) } : {}),
  }
}
