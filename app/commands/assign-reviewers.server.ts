import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Pair } from '#app/domain/panel/assignment.ts'
import { checkAssignment } from '#app/domain/panel/assignment-check.ts'
import { type BatchStage, isScoring } from '#app/domain/panel/batch.ts'
import { placed } from '#app/domain/panel/reading.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { type Batch, batchById } from '#db/queries/batches.server.ts'
import { interestBesideBatch } from '#db/queries/conflicts.server.ts'
import { assignments } from '#db/schema/index.ts'
import { lockBatch, lockProposalsOfBatch } from '#db/writes/panel.server.ts'

export type AssignmentForm = { operation: string; pairs: readonly Pair[] }

/**
 * Gives the readers of a batch the proposals that were previewed, each in an order of their own, and asks each of them
 * once by mail. The pairs are judged again: refuses `not-found` to others, `stage-out-of-order`, `conflict-interest`
 * for who has an interest in what competes with it, `assignment-changed`, `assignment-impossible` (gaps, gap: titles).
 */
export async function assignReviewers(
  actor: Person,
  batchId: string,
  form: AssignmentForm,
  now: Date,
): Promise<Verdict<{ batch: string; assigned: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'assign-reviewers', batch: batchId, ...form }, now, async () => {
      const locked = can(actor, 'assign-reviewers').ok
        ? await lockBatch(tx, actor.fund, batchId, 'update')
        : null
      const batch = locked && (await batchById(tx, actor.fund, locked.id))
      if (!batch) return refused('not-found')
      if (!isAssigning(batch.stage))
        return refused('stage-out-of-order', { state: batch.stage, machine: 'batch' })
      if (await interestBesideBatch(tx, actor.person, batch.id)) return refused('conflict-interest')
      const proposals = await lockProposalsOfBatch(tx, batch.id)
      const plan = await assignmentPlan(tx, batch, dayOf(now))
      const verdict = checkAssignment(form.pairs, plan.proposals, plan.members, plan.rules)
      if (!verdict.ok)
        return { ...verdict, reason: { ...verdict.reason, gap: titlesOf(verdict.reason.gaps, proposals) } }
      const pairs = placed(form.pairs, plan.given, batch.id)
      await writeAssignments(tx, actor, batch, pairs, now)
      return allowed({ batch: batch.id, assigned: pairs.length })
    }),
  )
}

/** The stages in which readers are given: before scoring, while it goes on, and for extra readers. */
export function isAssigning(stage: BatchStage): boolean {
  return stage === 'conflicts' || isScoring(stage)
}

async function writeAssignments(
  tx: Tx,
  actor: Person,
  batch: Batch,
  pairs: readonly (Pair & { place: number })[],
  now: Date,
): Promise<void> {
  if (pairs.length === 0) return
  await tx.insert(assignments).values(
    pairs.map(({ proposal, member, place }) => ({
      fundId: actor.fund,
      proposalId: proposal,
      personId: member,
      place,
      assignedAt: now,
    })),
  )
  const common = { fund: actor.fund, actor: actor.id, batch: batch.id, at: now }
  for (const { proposal, member } of pairs) {
    await record(tx, { type: 'review-assigned', ...common, proposal, person: member })
  }
  for (const person of new Set(pairs.map((pair) => pair.member))) {
    const proposals = pairs.filter((pair) => pair.member === person).length
    await record(tx, { type: 'reading-asked', ...common, person, proposals })
  }
}

function titlesOf(gaps: unknown, proposals: readonly { id: string; title: string }[]): string {
  const ids = Array.isArray(gaps) ? gaps.map((gap: { proposal: string }) => gap.proposal) : []
  return proposals.flatMap(({ id, title }) => (ids.includes(id) ? [title] : [])).join(', ')
}
