import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { allowancePaymentById } from '#db/queries/allowances.server.ts'
import { allowancePayments } from '#db/schema/index.ts'
import { lockMembers } from '#db/writes/allowances.server.ts'

/**
 * Takes back the note that a member was paid, when it was wrong; it stays to be read. Refuses `not-found` for what is no such
 * note or was taken back before, and `same-person` to who is the member.
 */
export async function takeBackAllowance(
  actor: Person,
  paymentId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ member: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'take-back-allowance', payment: paymentId, ...form }, now, async () => {
      const may = can(actor, 'pay-allowance')
      if (!may.ok) return may
      const found = await allowancePaymentById(tx, actor.fund, paymentId)
      if (!found) return refused('not-found')
      await lockMembers(tx, [found.personId])
      const payment = await allowancePaymentById(tx, actor.fund, paymentId)
      if (!payment || payment.takenBackAt) return refused('not-found')
      if (payment.personId === actor.person) return refused('same-person')
      await tx
        .update(allowancePayments)
        .set({ takenBackBy: actor.person, takenBackAt: now })
        .where(eq(allowancePayments.id, payment.id))
      const event = { fund: actor.fund, actor: actor.id, person: payment.personId, at: now }
      const { id, cents: amount } = payment
      await record(tx, { type: 'allowance-payment-taken-back', ...event, payment: id, amount })
      return allowed({ member: payment.personId })
    }),
  )
}
