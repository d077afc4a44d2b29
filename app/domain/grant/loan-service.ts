import { addDays, daysBetween, type IsoDate } from '../calendar.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { evaluate, type Facts } from './condition.ts'
import { type Loan, waivedCents } from './loan.ts'
import {
  type Allocated,
  allocate,
  type Instalment,
  interestLeft,
  type LentOn,
  type LoanDecision,
  type LoanDecisionKind,
  type LoanReceipt,
  principalLeft,
} from './loan-allocation.ts'
import type { LoanRow } from './loan-schedule.ts'

export const loanStates = ['in-repayment', 'in-arrears', 'repaid', 'written-off', 'converted'] as const
export type LoanState = (typeof loanStates)[number]

/** A loan that was paid out, as it stands on a day. Arrears begin the day after a due date that was not met. */
export type LoanService = Allocated & {
  state: LoanState
  /** Principal that still has to come back. */
  outstanding: Cents
  arrears: { cents: Cents; days: number; since: IsoDate } | null
  next: { n: number; due: IsoDate; cents: Cents } | null
}

/** What is still to pay of an instalment: its principal with its interest. */
export function leftOf(instalment: Instalment): Cents {
  return cents(principalLeft(instalment) + interestLeft(instalment))
}

/** How a loan stands on a day, by what came in and what was decided. */
export function serviceOf(
  lent: LentOn,
  receipts: readonly LoanReceipt[],
  decisions: readonly LoanDecision[],
  today: IsoDate,
): LoanService {
  const allocated = allocate(lent, receipts, decisions)
  const { instalments } = allocated
  const open = instalments.filter((one) => leftOf(one) > 0)
  const late = open.filter(({ due }) => due < today)
  const [oldest] = late
  const coming = open.find(({ due }) => due >= today)
  return {
    ...allocated,
    state: open.length === 0 ? endedAs(decisions) : oldest ? 'in-arrears' : 'in-repayment',
    outstanding: sumCents(instalments.map(principalLeft)),
    arrears: oldest
      ? { cents: sumCents(late.map(leftOf)), days: daysBetween(oldest.due, today), since: oldest.due }
      : null,
    next: coming ? { n: coming.n, due: coming.due, cents: leftOf(coming) } : null,
  }
}

/** Is nothing to come of a loan any more? */
export function isLoanOver({ state }: Pick<LoanService, 'state'>): boolean {
  return state !== 'in-repayment' && state !== 'in-arrears'
}

/** Instalments that are not met so many days after their due date: the fund counts on them no longer. */
export function missedOf(
  { instalments }: Pick<LoanService, 'instalments'>,
  today: IsoDate,
  afterDays: number,
) {
  return instalments.filter((one) => leftOf(one) > 0 && addDays(one.due, afterDays) < today)
}

/**
 * What the ledger may expect: lent principal that is still to come, on its due date. Interest that grace added is no
 * principal for cover and comes back first, so the days are never too early; what is missed is not expected any more.
 */
export function expectedOf(
  { instalments }: Pick<LoanService, 'instalments'>,
  rows: readonly Pick<LoanRow, 'added'>[],
  missed: readonly Pick<Instalment, 'n'>[] = [],
): { dueOn: IsoDate; amount: Cents }[] {
  let added: number = sumCents(rows.map((row) => row.added ?? 0))
  return instalments.flatMap((one) => {
    const grown = Math.min(added, one.principal)
    added -= grown
    const amount = Math.min(principalLeft(one), one.principal - grown)
    const counts = amount > 0 && !missed.some(({ n }) => n === one.n)
    return counts ? [{ dueOn: one.due, amount: cents(amount) }] : []
  })
}

/** May this be booked? On a day from paying out to today (`value-date-wrong`), not more than can be owed (`repayment-too-high`, most). */
export function canBookReceipt(
  receipt: LoanReceipt,
  known: {
    lent: LentOn
    receipts: readonly LoanReceipt[]
    decisions: readonly LoanDecision[]
    today: IsoDate
  },
): Verdict {
  const { lent, receipts, decisions, today } = known
  if (receipt.on < lent.paidOut || receipt.on > today)
    return refused('value-date-wrong', { from: lent.paidOut, to: today })
  const before = allocate(lent, receipts, decisions).excess
  const extra = allocate(lent, [...receipts, receipt], decisions).excess - before
  return extra > 0 ? refused('repayment-too-high', { most: cents(receipt.cents - extra) }) : allowed()
}

/**
 * May principal be let go so? The loan is not over (`loan-over`) and has so much open (`loan-too-much`, most). A waiver
 * is one of the terms (`no-waiver-agreed`), given once (`waived-already`), for just its amount, once an accepted
 * measurement shows that the indicator came far enough (`waiver-not-reached`).
 */
export function canLetGo(
  { kind, cents: amount }: { kind: LoanDecisionKind; cents: Cents },
  known: { loan: Loan; service: LoanService; decisions: readonly LoanDecision[]; facts: Facts },
): Verdict<{ cents: Cents }> {
  const { loan, service, decisions, facts } = known
  const most = service.outstanding
  const ask = kind === 'waiver' ? cents(Math.min(waivedCents(loan), most)) : amount
  const verdict = firstRefusal(
    isLoanOver(service) ? refused('loan-over') : allowed(),
    kind === 'waiver' ? canWaive(loan, decisions, facts) : allowed(),
    ask < 1 || ask > most ? refused('loan-too-much', { most }) : allowed(),
  )
  return verdict.ok ? allowed({ cents: ask }) : verdict
}

function canWaive({ waiver }: Loan, decisions: readonly LoanDecision[], facts: Facts): Verdict {
  if (!waiver) return refused('no-waiver-agreed')
  if (decisions.some(({ kind }) => kind === 'waiver')) return refused('waived-already')
  const { met } = evaluate({ indicatorAtLeast: waiver.indicator, shareBp: waiver.shareBp }, facts)
  return met ? allowed() : refused('waiver-not-reached', { share: waiver.shareBp })
}

function endedAs(decisions: readonly LoanDecision[]): LoanState {
  if (decisions.some(({ kind }) => kind === 'conversion')) return 'converted'
  return decisions.some(({ kind }) => kind === 'write-off') ? 'written-off' : 'repaid'
}
