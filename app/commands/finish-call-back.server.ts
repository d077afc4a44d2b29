import { and, eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { callBacks, funds } from '#db/schema/index.ts'

/** Says that somebody was called back; the first who says so is kept. Refuses `not-found`. */
export async function finishCallBack(
  actor: Person,
  id: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ callBack: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'finish-call-back', callBack: id, ...form }, now, async () => {
      if (!can(actor, 'call-back').ok || !isUuid(id)) return refused('not-found')
      const mine = and(eq(callBacks.id, id), eq(callBacks.fundId, actor.fund))
      const [row] = await tx.select().from(callBacks).where(mine).for('update')
      if (!row) return refused('not-found')
      if (row.calledAt) return allowed({ callBack: id })
      await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, actor.fund)).for('no key update')
      await tx.update(callBacks).set({ calledBy: actor.person, calledAt: now }).where(mine)
      await record(tx, { type: 'called-back', fund: actor.fund, actor: actor.id, callBack: id, at: now })
      return allowed({ callBack: id })
    }),
  )
}
