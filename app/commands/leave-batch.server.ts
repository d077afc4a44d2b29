import type { Person } from '#app/domain/access.ts'
import { canLeave, canTakeOff, leftReason } from '#app/domain/panel/by-hand.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { readingsIn } from '#db/queries/batches.server.ts'
import { endAssignments, openReviewsOf, voidReviews } from '#db/writes/panel.server.ts'
import { batchToAssign } from './assigning.server.ts'

/**
 * A member drops out of a batch: what they locked stands, what is open is free for others, and nothing more of this batch
 * is asked of them. Refuses what `batchToAssign` and `canLeave` refuse.
 */
export async function leaveBatch(
  actor: Person,
  batchId: string,
  form: { operation: string; member: string },
  now: Date,
): Promise<Verdict<{ batch: string; freed: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'leave-batch', batch: batchId, ...form }, now, async () => {
      const opened = await batchToAssign(tx, actor, batchId)
      if (!opened.ok) return opened
      const { batch } = opened
      const read = (await readingsIn(tx, batch.id)).filter(({ member }) => member === form.member)
      const verdict = canLeave(read)
      if (!verdict.ok) return verdict
      const open = read.filter((reading) => canTakeOff(reading).ok).map(({ proposal }) => proposal)
      await voidReviews(tx, await openReviewsOf(tx, form.member, open), now)
      await endAssignments(tx, form.member, open, { reason: leftReason }, now)
      await record(tx, {
        type: 'member-left-batch',
        fund: actor.fund,
        actor: actor.id,
        batch: batch.id,
        person: form.member,
        proposals: open.length,
        at: now,
      })
      return allowed({ batch: batch.id, freed: open.length })
    }),
  )
}
