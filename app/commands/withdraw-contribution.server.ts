import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canWithdrawPromise, withdrawnLines } from '#app/domain/ledger/contribution.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { contributionById } from '#db/queries/contributions.server.ts'
import { contributions } from '#db/schema/index.ts'
import { post } from '#db/writes/ledger.server.ts'
import { lockContribution } from '#db/writes/money.server.ts'

/**
 * Says that what is left of a promise will not come, with a reason. A fact: booked also when a day becomes short by it,
 * which then blocks every decision that lowers that day. Refuses `not-found` and `nothing-due`.
 */
export async function withdrawContribution(
  actor: Person,
  contributionId: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ contribution: string }>> {
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'withdraw-contribution', contribution: contributionId, ...form },
      now,
      async () => {
        const may = can(actor, 'book-contribution')
        if (!may.ok) return may
        await lockContribution(tx, actor.fund, contributionId)
        const promised = await contributionById(tx, actor.fund, contributionId)
        if (!promised) return refused('not-found')
        const verdict = canWithdrawPromise(promised.due)
        if (!verdict.ok) return verdict
        await tx
          .update(contributions)
          .set({ withdrawnOn: dayOf(now), withdrawnReason: form.reason })
          .where(eq(contributions.id, promised.id))
        const event = { fund: actor.fund, actor: actor.id, contribution: promised.id, at: now }
        await record(tx, { type: 'contribution-withdrawn', ...event })
        await post(tx, {
          id: newId(now),
          fund: actor.fund,
          weighs: 'fact',
          lines: withdrawnLines(promised, promised.due, { pot: promised.pot }),
          contribution: promised.id,
          by: actor.id,
          at: now,
        })
        return allowed({ contribution: promised.id })
      },
    ),
  )
}
