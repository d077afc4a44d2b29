import { type Actor, can } from '#app/domain/access.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { canInvite, type InvitedRelation } from '#app/domain/proposal/together.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { groupOf } from '#db/queries/together.server.ts'
import { invitations } from '#db/schema/index.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'

export type CoApplicantForm = {
  operation: string
  email: string
  relation: InvitedRelation
  /** Helps the group from outside: recorded with what is sent. */
  helper: boolean
}

/**
 * Asks somebody by mail to write or read along. Only an owner does this, and only with an address of their own: refuses
 * `not-found`, `sign-in-needed`, and what `canInvite` refuses. Whether the address has an account makes no difference.
 */
export async function inviteCoApplicant(
  actor: Actor,
  proposalId: string,
  form: CoApplicantForm,
  now: Date,
): Promise<Verdict<{ invitation: string }>> {
  const email = form.email.toLowerCase()
  return transaction((tx) =>
    once(
      tx,
      actor,
      { command: 'invite-co-applicant', proposal: proposalId, ...form, email },
      now,
      async () => {
        const proposal = await lockProposalOf(tx, actor, proposalId)
        const may = can(actor, 'choose-people', { relation: actingRelation(actor.roles, proposal) })
        if (!may.ok || !proposal) return refused('not-found')
        if (!actor.person) return refused('sign-in-needed')
        const verdict = canInvite(await groupOf(tx, proposal.initiative, now), email)
        if (!verdict.ok) return verdict
        const invitation = newId(now)
        await tx.insert(invitations).values({
          id: invitation,
          fundId: actor.fund,
          initiativeId: proposal.initiative,
          proposalId: proposal.id,
          email,
          relation: form.relation,
          helper: form.helper,
          invitedBy: actor.person,
          invitedAt: now,
        })
        await record(tx, {
          type: 'co-applicant-invited',
          fund: actor.fund,
          actor: actor.id,
          proposal: proposal.id,
          invitation,
          relation: form.relation,
          helper: form.helper,
          at: now,
        })
        return allowed({ invitation })
      },
    ),
  )
}
