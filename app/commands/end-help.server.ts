import { eq } from 'drizzle-orm'
import { type Actor, can } from '#app/domain/access.ts'
import { canAskHelp } from '#app/domain/proposal/conversation.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'

/**
 * Ends that the fund reads a draft along: from now on it is its writers' alone again. What was said stays in the thread,
 * which the fund sees again when the proposal is sent. Refuses `not-found`, `not-in-this-state`.
 */
export async function endHelp(
  actor: Actor,
  proposalId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'end-help', proposal: proposalId, ...form }, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'ask-help', { relation: proposal?.relation ?? 'none' })
      if (!may.ok || !proposal) return refused('not-found')
      const verdict = canAskHelp(proposal.state)
      if (!verdict.ok) return verdict
      if (proposal.helpAskedAt === null) return allowed()
      await tx.update(proposals).set({ helpAskedAt: null }).where(eq(proposals.id, proposal.id))
      await record(tx, {
        type: 'help-ended',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        at: now,
      })
      return allowed()
    }),
  )
}
