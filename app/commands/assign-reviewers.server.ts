import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Pair } from '#app/domain/panel/assignment.ts'
import { checkAssignment } from '#app/domain/panel/assignment-check.ts'
import { judgeDesign } from '#app/domain/panel/linked.ts'
import { placed } from '#app/domain/panel/reading.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type AssignmentPlan, assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import type { Batch } from '#db/queries/batches.server.ts'
import { giveAssignments } from '#db/writes/panel.server.ts'
import { batchToAssign } from './assigning.server.ts'

/** `apart` says that the design may break its rules, because the preview showed why it cannot keep them. */
export type AssignmentForm = { operation: string; pairs: readonly Pair[]; apart?: boolean }

/**
 * Gives the readers of a batch the proposals that were previewed, each in an order of their own, and asks each of them
 * once by mail. The pairs are judged again: refuses `not-found` to others, `stage-out-of-order`, `conflict-interest`
 * for who has an interest in what competes with it, `assignment-changed`, `assignment-impossible` (gaps, gap: titles), and without
 * `apart` what `judgeDesign` refuses.
 */
export async function assignReviewers(
  actor: Person,
  batchId: string,
  form: AssignmentForm,
  now: Date,
): Promise<Verdict<{ batch: string; assigned: number }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'assign-reviewers', batch: batchId, ...form }, now, async () => {
      const opened = await batchToAssign(tx, actor, batchId)
      if (!opened.ok) return opened
      const { batch, proposals } = opened
      const plan = await assignmentPlan(tx, batch, dayOf(now))
      const verdict = checkAssignment(form.pairs, plan.proposals, plan.members, plan.rules)
      if (!verdict.ok)
        return { ...verdict, reason: { ...verdict.reason, gap: titlesOf(verdict.reason.gaps, proposals) } }
      const linked = judgeLinked(plan, form)
      if (!linked.ok) return linked
      const pairs = placed(form.pairs, plan.given, batch.id)
      await writeAssignments(tx, actor, batch, pairs, now)
      return allowed({ batch: batch.id, assigned: pairs.length })
    }),
  )
}

function judgeLinked({ proposals, given, rules }: AssignmentPlan, { pairs, apart }: AssignmentForm): Verdict {
  return apart || !rules.design ? allowed() : judgeDesign(proposals, [...given, ...pairs], rules.design)
}

async function writeAssignments(
  tx: Tx,
  actor: Person,
  batch: Batch,
  pairs: readonly (Pair & { place: number })[],
  now: Date,
): Promise<void> {
  if (pairs.length === 0) return
  await giveAssignments(tx, actor.fund, pairs, now)
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
