import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Pair } from '#app/domain/panel/assignment.ts'
import { canAddReader } from '#app/domain/panel/by-hand.ts'
import { placed } from '#app/domain/panel/reading.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { giveAssignments } from '#db/writes/panel.server.ts'
import { batchToAssign } from './assigning.server.ts'

/**
 * Gives one proposal one reader by hand, last in their order, and asks them by mail. Refuses what `batchToAssign` and
 * `canAddReader` refuse.
 */
export async function addReader(
  actor: Person,
  batchId: string,
  form: { operation: string } & Pair,
  now: Date,
): Promise<Verdict<{ batch: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'add-reader', batch: batchId, ...form }, now, async () => {
      const opened = await batchToAssign(tx, actor, batchId)
      if (!opened.ok) return opened
      const { batch } = opened
      const plan = await assignmentPlan(tx, batch, dayOf(now))
      const pair = { proposal: form.proposal, member: form.member }
      const verdict = canAddReader(pair, plan.proposals, plan.members, plan.byHand)
      if (!verdict.ok) return verdict
      await giveAssignments(tx, actor.fund, placed([pair], plan.given, batch.id), now)
      const common = { fund: actor.fund, actor: actor.id, batch: batch.id, person: form.member, at: now }
      await record(tx, { type: 'review-assigned', ...common, proposal: form.proposal })
      await record(tx, { type: 'reading-asked', ...common, proposals: 1 })
      return allowed({ batch: batch.id })
    }),
  )
}
