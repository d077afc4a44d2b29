import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canReturnDecision } from '#app/domain/panel/decision.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { decisionById } from '#db/queries/decisions.server.ts'
import { decisions } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { judges } from './may-judge.server.ts'

export type ReturnDecisionForm = { operation: string; reason: string }

/**
 * Gives a prepared decision back to who prepared it, with a reason: it cannot be taken any more, and the proposal waits
 * for a new one. Refuses `not-found` to others, what `judges` and `canReturnDecision` refuse.
 */
export async function returnDecision(
  actor: Person,
  decisionId: string,
  form: ReturnDecisionForm,
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'return-decision', decision: decisionId, ...form }, now, async () => {
      const found = can(actor, 'take-decision').ok ? await decisionById(tx, actor.fund, decisionId) : null
      const proposal = found && (await lockProposal(tx, actor.fund, found.proposal))
      const decision = proposal && (await decisionById(tx, actor.fund, decisionId))
      if (!decision) return refused('not-found')
      const clear = await judges(tx, actor, proposal, 'approver', now)
      if (!clear.ok) return clear
      const stands = { ...decision, replaced: decision.dropped, taken: decision.decidedAt !== null }
      const verdict = canReturnDecision(stands, form.reason, actor.person)
      if (!verdict.ok) return verdict
      await tx
        .update(decisions)
        .set({ droppedAt: now, returnedBy: actor.person, returnReason: form.reason.trim() })
        .where(eq(decisions.id, decision.id))
      await record(tx, {
        type: 'decision-returned',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        decision: decision.id,
        person: decision.preparedBy,
        at: now,
      })
      return allowed({ proposal: proposal.id })
    }),
  )
}
