import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canBookReceipt, isLoanOver } from '#app/domain/grant/loan-service.ts'
import { receiptLines } from '#app/domain/ledger/lines.ts'
import type { Cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { isPaidOut, loanOfGrant, standingOfLoan } from '#db/queries/loans.server.ts'
import { loanReceipts } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { closeIfSquare } from './close-grant.server.ts'
import { expectedRepayments } from './expect-repayments.server.ts'
import { handles } from './may-judge.server.ts'

export type LoanRepayment = { amount: Cents; valueDate: IsoDate }

/**
 * Books money that came back of a loan, under the lock of its grant and as the last thing of its transaction, because the
 * ledger locks the fund: a receipt, + the whole amount on its value date, − what of it was expected on the due dates it
 * meets, in one posting. It is a fact; the fund can lend it again at once. The grant is settled when that was the last of
 * it. Refuses `not-found` for a grant without a loan that was paid out, and what `canBookReceipt` refuses.
 */
export async function bookLoanRepayment(
  tx: Tx,
  actor: Pick<Person, 'id' | 'person'>,
  grant: Grant,
  { amount, valueDate }: LoanRepayment,
  now: Date,
): Promise<Verdict<{ receipt: string }>> {
  const today = dayOf(now)
  const loan = await loanOfGrant(tx, grant.fund, grant.id)
  if (!isPaidOut(loan)) return refused('not-found')
  const receipt = { id: newId(now), on: valueDate, cents: amount }
  const verdict = canBookReceipt(receipt, { ...loan, today })
  if (!verdict.ok) return verdict
  await tx.insert(loanReceipts).values({
    id: receipt.id,
    fundId: grant.fund,
    grantId: grant.id,
    cents: amount,
    valueOn: valueDate,
    bookedBy: actor.person,
    bookedAt: now,
  })
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, at: now }
  await record(tx, { type: 'loan-repayment-booked', ...event, receipt: receipt.id, amount })
  const { state } = standingOfLoan(
    { ...loan, receipts: [...loan.receipts, { ...receipt, bookedAt: now }] },
    today,
  )
  if (isLoanOver({ state })) await record(tx, { type: 'loan-over', ...event, state })
  await closeIfSquare(tx, actor.id, grant, now)
  const bearing = { pot: grant.pot, grant: grant.id }
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'fact',
    lines: [
      ...receiptLines('repayment-received', amount, valueDate, null, bearing),
      ...(await expectedRepayments(tx, grant, today)),
    ],
    round: grant.round,
    by: actor.id,
    at: now,
  })
  return allowed({ receipt: receipt.id })
}

/** The manager books it by hand, as the bank shows it; another role is answered `not-found`. */
export async function bookLoanReceipt(
  actor: Person,
  grantId: string,
  form: LoanRepayment & { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'book-loan-receipt', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'book-repayment')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      if (!grant) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const booked = await bookLoanRepayment(tx, actor, grant, form, now)
      return booked.ok ? allowed({ grant: grant.id }) : booked
    }),
  )
}
