import { and, eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canRefuseBatch } from '#app/domain/payment/batch.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { batchById, linesOfBatch } from '#db/queries/payments.server.ts'
import { paymentBatches, releases } from '#db/schema/index.ts'
import { lockFund, lockGrants, lockStatements } from '#db/writes/payments.server.ts'

/**
 * Says that the bank took none of a file: its payments are approved again and wait for a new file, under the same names.
 * With a fresh second factor. Refuses `not-found`, and what `canRefuseBatch` refuses once a payment of it was booked.
 */
export async function refusePaymentFile(
  actor: Person,
  id: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ file: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'refuse-payment-file', file: id, ...form }, now, async () => {
      const may = can(actor, 'make-payment-file')
      if (!may.ok) return may
      const found = await batchById(tx, actor.fund, id)
      if (!found) return refused('not-found')
      await lockStatements(tx, actor.fund)
      const asked = await linesOfBatch(tx, found.id)
      await lockGrants(
        tx,
        actor.fund,
        asked.map(({ grant }) => grant),
      )
      const lines = await linesOfBatch(tx, found.id)
      const batch = await batchById(tx, actor.fund, id)
      const booked = lines.map(({ paidOn, failedReason }) => ({
        paid: paidOn !== null,
        failed: failedReason !== null,
      }))
      const verdict = canRefuseBatch(batch?.refusedAt ?? null, booked, actor, now)
      if (!verdict.ok) return verdict
      const common = { fund: actor.fund, actor: actor.id, at: now }
      for (const { release, grant, tranche } of lines) {
        await tx.update(releases).set({ filedAt: null }).where(eq(releases.id, release))
        await record(tx, { type: 'payment-unfiled', ...common, grant, tranche, release, paymentFile: id })
      }
      await lockFund(tx, actor.fund)
      await tx
        .update(paymentBatches)
        .set({ refusedBy: actor.person, refusedAt: now, refusedReason: form.reason })
        .where(and(eq(paymentBatches.id, id), eq(paymentBatches.fundId, actor.fund)))
      await record(tx, { type: 'payment-file-refused', ...common, paymentFile: id })
      return allowed({ file: id })
    }),
  )
}
