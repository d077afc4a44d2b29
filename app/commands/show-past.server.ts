import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { pastBatches } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'
import { lockPastBatch } from '#db/writes/past.server.ts'

/**
 * Tells everybody of the grants that one file brought, or no longer: on the site and in open data, marked as brought along.
 * Refuses `not-found` to others and for a file without grants, and `not-in-this-state` for one that is not taken over.
 */
export async function showPast(
  actor: Person,
  id: string,
  form: { operation: string; shown: boolean },
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'show-past', batch: id, ...form }, now, async () => {
      const may = can(actor, 'bring-past')
      const batch = may.ok ? await lockPastBatch(tx, actor.fund, id) : null
      if (batch?.kind !== 'grants') return refused('not-found')
      if (batch.state !== 'taken') return refused('not-in-this-state', { state: batch.state })
      await lockFund(tx, actor.fund)
      await tx.update(pastBatches).set({ shown: form.shown }).where(eq(pastBatches.id, batch.id))
      const about = { type: 'past-shown', pastBatch: batch.id, shown: form.shown } as const
      await record(tx, { ...about, fund: actor.fund, actor: actor.id, at: now })
      return allowed({ batch: batch.id })
    }),
  )
}
