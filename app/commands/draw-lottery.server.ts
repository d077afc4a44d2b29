import { and, eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { canDraw, drawnOrder } from '#app/domain/panel/lottery.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { lotteries } from '#db/schema/index.ts'
import { leads } from './may-judge.server.ts'

/**
 * The chair enters the number that the named source gave; the order follows from it, and the secret becomes public.
 * Refuses `not-found` to others, what `leads` refuses, and what `canDraw` refuses: before the named day, twice, or no number.
 */
export async function drawLottery(
  actor: Person,
  lotteryId: string,
  form: { operation: string; number: string },
  now: Date,
): Promise<Verdict<{ lottery: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'draw-lottery', lottery: lotteryId, ...form }, now, async () => {
      if (!can(actor, 'lead-panel').ok || !isUuid(lotteryId)) return refused('not-found')
      const [lottery] = await tx
        .select()
        .from(lotteries)
        .where(and(eq(lotteries.id, lotteryId), eq(lotteries.fundId, actor.fund)))
        .for('update')
      if (!lottery) return refused('not-found')
      const { drawnOn, drawnAt, seed, proposals } = lottery
      const verdict = canDraw({ drawnOn, drawn: drawnAt !== null }, form.number, dayOf(now))
      if (!verdict.ok) return verdict
      const clear = await leads(tx, actor, { id: lottery.batchId }, now)
      if (!clear.ok) return clear
      const names = proposals.map(({ reference }) => reference)
      const order = drawnOrder(names, seed, verdict.number, sha256)
      await tx
        .update(lotteries)
        .set({ number: verdict.number, order, drawnBy: actor.person, drawnAt: now })
        .where(eq(lotteries.id, lottery.id))
      await record(tx, {
        type: 'lottery-drawn',
        fund: actor.fund,
        actor: actor.id,
        batch: lottery.batchId,
        lottery: lottery.id,
        number: verdict.number,
        order,
        at: now,
      })
      return allowed({ lottery: lottery.id })
    }),
  )
}
