import { bookLoanReceipt } from '#app/commands/book-loan-repayment.server.ts'
import { decideLoan } from '#app/commands/decide-loan.server.ts'
import { type LoanDecisionForm, prepareLoanDecision } from '#app/commands/prepare-loan-decision.server.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Loan } from '#app/domain/grant/loan.ts'
import { cents } from '#app/domain/money.ts'
import type { Wish } from './applying.ts'
import { enter, later, operation, type World, yes } from './base.ts'
import { confirmedAccount, type GrantWorld, granting, offeredGrant, paidTranche, sign } from './granting.ts'

/** Eight monthly parts of € 1.000 without interest; an organisation signs for it with two. */
export const aLoan = {
  kind: 'loan',
  amountCents: cents(8_000_00),
  repayment: 'linear',
  months: 8,
  graceMonths: 0,
  grace: 'interest-only',
  interestBp: 0,
  reminderDays: 14,
  waiver: null,
} as const satisfies Loan

/** € 8.000 of the award is lent, as its first tranche; signed by all, not paid out yet. */
export async function loanGrant(
  world: World,
  loan: Partial<Loan> = {},
  wish: Wish = {},
): Promise<GrantWorld> {
  const second = await enter(world, 'fatma')
  const made = await offeredGrant(world, wish, 20_000_00, (terms) => ({
    instruments: [
      { kind: 'gift', amountCents: cents(12_000_00) },
      loanIn(loan, terms.indicators[0]?.id ?? ''),
    ],
    tranches: terms.tranches.map(({ number: _number, ...tranche }) =>
      tranche.id === 't1' ? { ...tranche, instrument: 'loan' as const } : tranche,
    ),
    signers: [
      ...terms.grantee.representatives,
      { name: second.name, capacity: 'Penningmeester', email: second.email },
    ],
  }))
  await yes(sign(made.owner, 'grantee', made, granting.grantee))
  await yes(sign(second, 'grantee', made, later({ minutes: 10 }, granting.grantee)))
  await yes(sign({ ...made.panel.tjitske, email: 'tjitske@example.org' }, 'fund', made, granting.fund))
  return made
}

function loanIn(loan: Partial<Loan>, indicator: string): Loan {
  const waiver = loan.waiver ? { ...loan.waiver, indicator } : null
  return { ...aLoan, ...loan, waiver }
}

/** The same, paid out on the day of `granting.payment`. */
export async function lentGrant(
  world: World,
  loan: Partial<Loan> = {},
  wish: Wish = {},
): Promise<GrantWorld> {
  const made = await loanGrant(world, loan, wish)
  await confirmedAccount(made)
  await paidTranche(made)
  return made
}

/** The due date of an instalment of a loan that was paid out then. */
export const paidOutOn = dayOf(granting.payment)

export function bookedReceipt(made: GrantWorld, amount: number, at: Date, valueDate: IsoDate = dayOf(at)) {
  return bookLoanReceipt(
    made.panel.sipke,
    made.grant,
    { operation: operation(), amount: cents(amount), valueDate },
    at,
  )
}

export function loanDecision(made: GrantWorld, change: Partial<LoanDecisionForm>, at: Date) {
  const form = {
    operation: operation(),
    kind: 'write-off',
    amount: cents(0),
    reason: 'De zaal ging dicht.',
  } as const
  return prepareLoanDecision(made.panel.sipke, made.grant, { ...form, ...change }, at)
}

export function decidedLoan(made: GrantWorld, at: Date) {
  return decideLoan({ ...made.panel.tjitske, steppedUpAt: at }, made.grant, { operation: operation() }, at)
}
