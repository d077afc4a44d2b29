import { eq } from 'drizzle-orm'
import { type Actor, can } from '#app/domain/access.ts'
import { canAskHelp } from '#app/domain/proposal/conversation.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { proposals } from '#db/schema/index.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { type MessageForm, say } from './send-message.server.ts'

/**
 * Lets the fund read a draft along, with what its writers need as the first message of the thread. Only who writes in
 * it, and with an address: refuses `not-found`, `sign-in-needed`, and what `canAskHelp` and `canSendMessage` refuse.
 */
export async function askHelp(
  actor: Actor,
  proposalId: string,
  form: MessageForm,
  now: Date,
): Promise<Verdict<{ message: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'ask-help', proposal: proposalId, ...form }, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'ask-help', { relation: proposal?.relation ?? 'none' })
      if (!may.ok || !proposal) return refused('not-found')
      const { person } = actor
      if (person === null) return refused('sign-in-needed')
      const verdict = canAskHelp(proposal.state)
      if (!verdict.ok) return verdict
      await tx.update(proposals).set({ helpAskedAt: now }).where(eq(proposals.id, proposal.id))
      await record(tx, {
        type: 'help-asked',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        at: now,
      })
      const said = await say(tx, { ...actor, person }, proposal.id, 'applicant', { text: form.text }, now)
      return said.ok ? allowed({ message: said.message }) : said
    }),
  )
}
