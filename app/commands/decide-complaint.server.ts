import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type ComplaintAnswer, type Correction, canDecide, correctionBy } from '#app/domain/complaint.ts'
import { move } from '#app/domain/proposal/state.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import type { Complaint } from '#db/queries/complaints.server.ts'
import { complaints, decisions, proposals } from '#db/schema/index.ts'
import { about, lockHandled } from './complaining.server.ts'
import { freezeComplaintLetter } from './freeze-complaint-letter.server.ts'
import { mayJudge } from './may-judge.server.ts'

export type DecideComplaintForm = ComplaintAnswer & { operation: string }

/**
 * Answers a complaint or an objection with its reasons, by somebody whom it is not about; the letter of it is frozen, and made
 * by the worker (Awb 7:12 and 9:12). A founded one about a refusal
 * brings the proposal up for a new decision, which is prepared and taken like any other, with new reasons. Refuses
 * `not-found` to others, what `mayJudge` refuses of its proposal, and what `canDecide` and
 * `freezeComplaintLetter` refuse.
 */
export async function decideComplaint(
  actor: Person,
  id: string,
  form: DecideComplaintForm,
  now: Date,
): Promise<Verdict<{ complaint: string; correction: Correction }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'decide-complaint', complaint: id, ...form }, now, async () => {
      const complaint = await lockHandled(tx, actor, id)
      if (!complaint) return refused('not-found')
      const clear = complaint.proposal ? await mayJudge(tx, actor, complaint.proposal) : allowed()
      if (!clear.ok) return clear
      const verdict = canDecide(complaint, form, actor.person)
      if (!verdict.ok) return verdict
      const { proposal, decision } = complaint
      const standing = proposal && decision ? { outcome: decision.outcome, state: proposal.state } : null
      const correction = correctionBy(form.outcome, complaint.about, standing)
      const unheardReason = complaint.state === 'heard' ? null : form.unheardReason?.trim() || null
      const followsAdvice = complaint.committee ? form.followsAdvice : null
      const departureReason = followsAdvice === false ? form.departureReason?.trim() || null : null
      const said = {
        ...{ outcome: form.outcome, reasons: form.reasons.trim(), unheardReason },
        ...{ followsAdvice, departureReason },
      }
      const letter = await freezeComplaintLetter(tx, actor, complaint, { ...said, correction }, now)
      if (!letter.ok) return letter
      const common = { fund: actor.fund, actor: actor.id, at: now }
      await record(tx, { type: 'complaint-decided', ...common, ...about(complaint), outcome: form.outcome })
      await tx
        .update(complaints)
        .set({
          state: verdict.state,
          ...said,
          reopened: correction === 'decide-anew',
          decidedBy: actor.person,
          decidedAt: now,
        })
        .where(eq(complaints.id, id))
      if (correction === 'decide-anew') await reopen(tx, actor, complaint, now)
      return allowed({ complaint: id, correction })
    }),
  )
}

/** Lets the decision go and the proposal await a new one; from the waiting list it can be decided about where it stands. */
async function reopen(tx: Tx, actor: Person, complaint: Complaint, now: Date): Promise<void> {
  const { proposal, decision, id } = complaint
  const moved = proposal && move(proposal.state, 'revise')
  if (!proposal || !decision || !moved?.ok) return
  await tx.update(decisions).set({ droppedAt: now }).where(eq(decisions.id, decision.id))
  await tx.update(proposals).set({ state: moved.state, changedAt: now }).where(eq(proposals.id, proposal.id))
  await record(tx, {
    type: 'decision-reopened',
    fund: actor.fund,
    actor: actor.id,
    proposal: proposal.id,
    decision: decision.id,
    complaint: id,
    at: now,
  })
}
