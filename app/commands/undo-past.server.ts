import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canUndo } from '#app/domain/past/batch-state.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { restingOn } from '#db/queries/past.server.ts'
import { pastBatches } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'
import { lockPastBatch, removePastRows } from '#db/writes/past.server.ts'

/**
 * Takes away everything that one file brought, with the reason; that it was here stays on record. Refuses `not-found`,
 * `not-in-this-state`, and `past-rests-on` (payments, results) while rows of other files name a grant of it.
 */
export async function undoPast(
  actor: Person,
  id: string,
  form: { operation: string; reason: string },
  now: Date,
): Promise<Verdict<{ rows: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'undo-past', batch: id, ...form }, now, async () => {
      const may = can(actor, 'bring-past')
      const batch = may.ok ? await lockPastBatch(tx, actor.fund, id) : null
      if (!batch?.kind) return refused('not-found')
      await lockFund(tx, actor.fund)
      const verdict = canUndo(batch.state, await restingOn(tx, batch.id))
      if (!verdict.ok) return verdict
      await tx
        .update(pastBatches)
        .set({
          state: 'undone',
          shown: false,
          undoneBy: actor.person,
          undoneAt: now,
          undoneReason: form.reason,
        })
        .where(eq(pastBatches.id, batch.id))
      const rows = batch.lines ?? 0
      const event = await record(tx, {
        type: 'past-undone',
        fund: actor.fund,
        actor: actor.id,
        pastBatch: batch.id,
        kind: batch.kind,
        rows,
        at: now,
      })
      await removePastRows(tx, batch.id, event)
      return allowed({ rows })
    }),
  )
}
