import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { canSetScoringUntil } from '#app/domain/panel/scoring-until.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { firstPromiseIn } from '#db/queries/promise.server.ts'
import { batches } from '#db/schema/index.ts'
import { batchToAssign } from './assigning.server.ts'

/**
 * Sets the last day on which a batch is scored: a day that reminds and is shown, not one that closes. Refuses what
 * `batchToAssign` and `canSetScoringUntil` refuse.
 */
export async function setScoringDeadline(
  actor: Person,
  batchId: string,
  form: { operation: string; until: IsoDate },
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'set-scoring-deadline', batch: batchId, ...form }, now, async () => {
      const opened = await batchToAssign(tx, actor, batchId)
      if (!opened.ok) return opened
      const { batch } = opened
      const promised = (await firstPromiseIn(tx, batch.id)) ?? batch.decideBy
      const verdict = canSetScoringUntil(batch.stage, form.until, { today: dayOf(now), promised })
      if (!verdict.ok) return verdict
      await tx.update(batches).set({ scoringUntil: form.until }).where(eq(batches.id, batch.id))
      await record(tx, {
        type: 'scoring-deadline-set',
        fund: actor.fund,
        actor: actor.id,
        batch: batch.id,
        until: form.until,
        at: now,
      })
      return allowed({ batch: batch.id })
    }),
  )
}
