import type { Person } from '#app/domain/access.ts'
import type { Pair } from '#app/domain/panel/assignment.ts'
import { canTakeOff, takenAwayReason } from '#app/domain/panel/by-hand.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { readingsIn } from '#db/queries/batches.server.ts'
import { endAssignments } from '#db/writes/panel.server.ts'
import { batchToAssign } from './assigning.server.ts'

/**
 * Takes a proposal away from a reader by hand, who hears why by mail; what they scored and did not lock waits unseen, for
 * when they get it back. They are not proposed for it again, and can be asked by hand.
 * Refuses what `batchToAssign` and `canTakeOff` refuse.
 */
export async function takeOffReader(
  actor: Person,
  batchId: string,
  form: { operation: string; why: string } & Pair,
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'take-off-reader', batch: batchId, ...form }, now, async () => {
      const opened = await batchToAssign(tx, actor, batchId)
      if (!opened.ok) return opened
      const { batch } = opened
      const readings = await readingsIn(tx, batch.id)
      const verdict = canTakeOff(
        readings.find(({ proposal, member }) => proposal === form.proposal && member === form.member),
      )
      if (!verdict.ok) return verdict
      await endAssignments(tx, form.member, [form.proposal], { reason: takenAwayReason, note: form.why }, now)
      await record(tx, {
        type: 'review-taken-away',
        fund: actor.fund,
        actor: actor.id,
        proposal: form.proposal,
        person: form.member,
        batch: batch.id,
        at: now,
      })
      return allowed({ batch: batch.id })
    }),
  )
}
