import { and, eq, isNull } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import { canPrepareDecision, type DecisionDraft } from '#app/domain/panel/decision.ts'
import type { Place } from '#app/domain/panel/ranking.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { type Batch, batchById } from '#db/queries/batches.server.ts'
import { latestSubmission } from '#db/queries/proposals.server.ts'
import { rankedBatch } from '#db/queries/ranking.server.ts'
import { decisions } from '#db/schema/index.ts'
import { lockProposal, type ProposalRow } from '#db/writes/panel.server.ts'
import { judges } from './may-judge.server.ts'

export type DecisionForm = DecisionDraft & { operation: string }

/**
 * Prepares a decision for the approver, in the place of an earlier one that was not taken. Refuses `not-found` to
 * others, what `judges` and `canPrepareDecision` refuse. Two readers of a small start advise and are not ranked, so no
 * decision about it departs from an order.
 */
export async function prepareDecision(
  actor: Person,
  proposalId: string,
  form: DecisionForm,
  now: Date,
): Promise<Verdict<{ decision: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'prepare-decision', proposal: proposalId, ...form }, now, async () => {
      const proposal = can(actor, 'prepare-decision').ok
        ? await lockProposal(tx, actor.fund, proposalId)
        : null
      if (!proposal) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'manager', now)
      if (!clear.ok) return clear
      const submission = await latestSubmission(tx, proposal.id)
      const batch = proposal.batchId && (await batchById(tx, actor.fund, proposal.batchId))
      if (!submission || !batch)
        return refused('not-in-this-state', { state: proposal.state, machine: 'proposal' })
      const verdict = canPrepareDecision(form, {
        state: proposal.state,
        stage: batch.stage,
        asked: proposal.amountAskedCents ?? 0,
        place: batch.track === 'small-start' ? 'grey-zone' : await placeOf(tx, batch, proposal.id, now),
      })
      if (!verdict.ok) return verdict
      const decision = await writeDecision(tx, actor, proposal, submission.id, form, now)
      await record(tx, {
        type: 'decision-prepared',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        decision,
        at: now,
      })
      return allowed({ decision })
    }),
  )
}

async function placeOf(tx: Tx, batch: Batch, proposal: string, now: Date): Promise<Place | null> {
  const { ranking } = await rankedBatch(tx, batch, dayOf(now))
  return ranking.rows.find((row) => row.proposal === proposal)?.place ?? null
}

async function writeDecision(
  tx: Tx,
  actor: Person,
  proposal: ProposalRow,
  submission: string,
  form: DecisionForm,
  now: Date,
): Promise<string> {
  const id = newId(now)
  await tx
    .update(decisions)
    .set({ droppedAt: now })
    .where(
      and(eq(decisions.proposalId, proposal.id), isNull(decisions.decidedAt), isNull(decisions.droppedAt)),
    )
  await tx.insert(decisions).values({
    id,
    fundId: actor.fund,
    proposalId: proposal.id,
    submissionId: submission,
    outcome: form.outcome,
    amountCents: form.outcome === 'award' && form.amount !== null ? cents(form.amount) : null,
    conditions: form.outcome === 'award' ? [...form.conditions] : [],
    reasons: form.reasons,
    anotherWay: form.outcome === 'decline' ? form.anotherWay : null,
    departureReason: form.departureReason,
    preparedBy: actor.person,
    preparedAt: now,
  })
  return id
}
