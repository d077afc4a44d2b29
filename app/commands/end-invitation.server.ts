import { eq } from 'drizzle-orm'
import { type Actor, can } from '#app/domain/access.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { invitationTo } from '#db/queries/together.server.ts'
import { invitations } from '#db/schema/index.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'

/**
 * Takes an invitation back that nobody accepted; its link leads nowhere from then on. Only an owner: refuses
 * `not-found`. One that was accepted or taken back already stays as it is.
 */
export async function endInvitation(
  actor: Actor,
  proposalId: string,
  invitationId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  const request = {
    command: 'end-invitation',
    proposal: proposalId,
    invitation: invitationId,
    operation: form.operation,
  }
  return transaction((tx) =>
    once(tx, actor, request, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'choose-people', { relation: actingRelation(actor.roles, proposal) })
      if (!may.ok || !proposal) return refused('not-found')
      const invitation = await invitationTo(tx, proposal.initiative, invitationId)
      if (!invitation) return refused('not-found')
      if (!invitation.open) return allowed()
      await tx.update(invitations).set({ endedAt: now }).where(eq(invitations.id, invitation.id))
      await record(tx, {
        type: 'invitation-ended',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        invitation: invitation.id,
        at: now,
      })
      return allowed()
    }),
  )
}
