import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canBookRepayment } from '#app/domain/grant/settlement.ts'
import { receiptLines } from '#app/domain/ledger/lines.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { repaidOf, settlementOf } from '#db/queries/settlements.server.ts'
import { grantRepayments } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { post } from '#db/writes/ledger.server.ts'
import { closeIfSquare } from './close-grant.server.ts'
import { handles } from './may-judge.server.ts'

export type RepaymentForm = { operation: string; amount: Cents; valueDate: IsoDate }

/**
 * Says that money of a settled grant came back, on the value date of the bank: a fact, booked at once, and the grant is
 * settled when it was the last of it. Only the manager does this. Refuses `not-found`, and what `canBookRepayment` refuses.
 */
export async function bookRepayment(
  actor: Person,
  grantId: string,
  form: RepaymentForm,
  now: Date,
): Promise<Verdict<{ grant: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'book-repayment', grant: grantId, ...form }, now, async () => {
      const may = can(actor, 'book-repayment')
      if (!may.ok) return may
      const grant = await lockGrant(tx, actor.fund, grantId)
      if (!grant) return refused('not-found')
      const clear = await handles(tx, actor, grant, 'manager', now)
      if (!clear.ok) return clear
      const booked = await bookRepaid(tx, actor, grant, form, now)
      return booked.ok ? allowed({ grant: grant.id }) : booked
    }),
  )
}

/**
 * Books money of a settled grant as come back, under its lock. Refuses `not-found` without a decided settlement, and what
 * `canBookRepayment` refuses, before anything is written.
 */
export async function bookRepaid(
  tx: Tx,
  actor: Person,
  grant: Grant,
  { amount, valueDate }: Pick<RepaymentForm, 'amount' | 'valueDate'>,
  now: Date,
): Promise<Verdict<{ repayment: string }>> {
  const settlement = await settlementOf(tx, grant.id)
  if (!settlement?.decidedOn) return refused('not-found')
  const dueCents = cents(settlement.askedCents - (await repaidOf(tx, grant.id)))
  const verdict = canBookRepayment(
    { amount, on: valueDate },
    { dueCents, decidedOn: settlement.decidedOn, today: dayOf(now) },
  )
  if (!verdict.ok) return verdict
  const repayment = newId(now)
  await tx.insert(grantRepayments).values({
    id: repayment,
    fundId: grant.fund,
    grantId: grant.id,
    cents: amount,
    valueOn: valueDate,
    bookedBy: actor.person,
    bookedAt: now,
  })
  const event = { fund: grant.fund, actor: actor.id, grant: grant.id, at: now }
  await record(tx, { type: 'repayment-booked', ...event, repayment, amount })
  await closeIfSquare(tx, actor.id, grant, now)
  const bearing = { pot: grant.pot, grant: grant.id }
  await post(tx, {
    id: newId(now),
    fund: grant.fund,
    weighs: 'fact',
    lines: receiptLines('recovery-received', amount, valueDate, null, bearing),
    round: grant.round,
    by: actor.id,
    at: now,
  })
  return allowed({ repayment })
}
