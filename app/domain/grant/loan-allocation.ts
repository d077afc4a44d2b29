import type { IsoDate } from '../calendar.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import { type LoanRow, monthlyInterest } from './loan-schedule.ts'

/** Why principal need not come back any more: the waiver of the terms, a loss, or a loan that becomes a gift. */
export const loanDecisionKinds = ['waiver', 'write-off', 'conversion'] as const
export type LoanDecisionKind = (typeof loanDecisionKinds)[number]

/** Money that came in on a value date, and principal that was let go on a day; amounts in cents. */
export type LoanReceipt = { id: string; on: IsoDate; cents: Cents }
export type LoanDecision = { kind: LoanDecisionKind; on: IsoDate; cents: Cents }
/** The rows of the schedule, from the day of paying out, at this interest in basis points a year. */
export type LentOn = { rows: readonly LoanRow[]; bp: number; paidOut: IsoDate }

/** One due date with what became of it; its month runs from `from`. `letGo` and `interestLetGo` were not paid and need not be. */
export type Instalment = {
  n: number
  from: IsoDate
  due: IsoDate
  principal: Cents
  interest: Cents
  paidPrincipal: Cents
  paidInterest: Cents
  letGo: Cents
  interestLetGo: Cents
  settledOn: IsoDate | null
}
/** What part of a receipt went where. */
export type Allocation = { receipt: string; n: number; interest: Cents; principal: Cents }
export type Allocated = { instalments: Instalment[]; allocations: Allocation[]; excess: Cents }

/** Principal of an instalment that was neither paid nor let go. */
export function principalLeft({ principal, paidPrincipal, letGo }: Instalment): Cents {
  return cents(principal - paidPrincipal - letGo)
}

/** Interest of an instalment that was neither paid nor let go. */
export function interestLeft({ interest, paidInterest, interestLetGo }: Instalment): Cents {
  return cents(interest - paidInterest - interestLetGo)
}

/**
 * Lays receipts and decisions on a schedule, in the order of their days. A receipt pays interest that has fallen due, the
 * oldest first, then principal that has fallen due, the oldest first (the article on repaying: "eerst vervallen rente en
 * daarna de hoofdsom"; art. 6:43 and 6:44 BW). What is over pays the interest and principal of the month that runs, then
 * principal of later months: paying early is free, and interest of a month is counted on what is open when it begins. A
 * late payment costs no extra interest, and interest that grace adds stays as agreed. A decision lets principal go from
 * the last instalment back; when nothing is left of it after a write-off or a conversion, open interest goes along.
 * `excess` is what was received beyond all that could be owed.
 */
export function allocate(
  { rows, bp, paidOut }: LentOn,
  receipts: readonly LoanReceipt[],
  decisions: readonly LoanDecision[],
): Allocated {
  const instalments = rows.map((row, at) => openInstalment(row, rows[at - 1]?.due ?? paidOut))
  const months = { next: 0 }
  const begin = (before: IsoDate | null) => {
    for (; months.next < instalments.length; months.next += 1) {
      const one = instalments[months.next] as Instalment
      if (before !== null && one.from >= before) return
      const open = sumCents(instalments.slice(months.next).map(principalLeft))
      one.interest = cents(rows[months.next]?.added ? 0 : monthlyInterest(open, bp))
    }
  }
  const allocations: Allocation[] = []
  let excess = 0
  for (const act of inOrder(receipts, decisions)) {
    begin(act.on)
    if ('kind' in act) letGo(instalments, act)
    else excess += lay(instalments, act, allocations)
  }
  begin(null)
  return { instalments, allocations, excess: cents(excess) }
}

/** On one day what was received counts before what was decided. */
function inOrder(
  receipts: readonly LoanReceipt[],
  decisions: readonly LoanDecision[],
): (LoanReceipt | LoanDecision)[] {
  return [...receipts, ...decisions].sort((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
  )
}

function lay(instalments: Instalment[], { id, on, cents: amount }: LoanReceipt, into: Allocation[]): number {
  const due = instalments.filter((one) => one.due <= on)
  const running = instalments.filter((one) => one.from < on && on < one.due)
  let rest: number = amount
  const parts = new Map<number, { interest: number; principal: number }>()
  const pay = (one: Instalment, what: 'interest' | 'principal') => {
    const part = Math.min(rest, what === 'interest' ? interestLeft(one) : principalLeft(one))
    if (part <= 0) return
    rest -= part
    if (what === 'interest') one.paidInterest = cents(one.paidInterest + part)
    else one.paidPrincipal = cents(one.paidPrincipal + part)
    const known = parts.get(one.n) ?? { interest: 0, principal: 0 }
    parts.set(one.n, { ...known, [what]: known[what] + part })
    if (interestLeft(one) + principalLeft(one) === 0) one.settledOn = on
  }
  for (const one of due) pay(one, 'interest')
  for (const one of due) pay(one, 'principal')
  for (const one of running) pay(one, 'interest')
  for (const one of instalments) pay(one, 'principal')
  for (const [n, { interest, principal }] of parts)
    into.push({ receipt: id, n, interest: cents(interest), principal: cents(principal) })
  return rest
}

function letGo(instalments: Instalment[], { kind, cents: amount }: LoanDecision): void {
  let rest: number = amount
  for (const one of [...instalments].reverse()) {
    const part = Math.min(rest, principalLeft(one))
    one.letGo = cents(one.letGo + part)
    rest -= part
  }
  if (kind === 'waiver' || instalments.some((one) => principalLeft(one) > 0)) return
  for (const one of instalments) one.interestLetGo = cents(one.interest - one.paidInterest)
}

function openInstalment({ n, due, principal }: LoanRow, from: IsoDate): Instalment {
  const none = cents(0)
  return {
    ...{ n, from, due, principal, interest: none },
    ...{ paidPrincipal: none, paidInterest: none, letGo: none, interestLetGo: none, settledOn: null },
  }
}
