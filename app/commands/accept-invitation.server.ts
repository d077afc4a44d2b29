import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { canAcceptInvitation } from '#app/domain/proposal/together.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { ownInvitation } from '#db/queries/together.server.ts'
import { invitations, memberships } from '#db/schema/index.ts'
import { lockInvitedProposal } from '#db/writes/together.server.ts'
import { closeBesideOwn } from './close-reading.server.ts'

/**
 * Takes part from now on, as the invitation says; what a member of the panel read that competes with it is closed to them. Only who signed in with the invited address: refuses `not-found` to
 * anybody else and for what was taken back, and what `canAcceptInvitation` refuses. Twice is once.
 */
export async function acceptInvitation(
  actor: Person,
  invitationId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ proposal: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'accept-invitation', invitation: invitationId, ...form }, now, async () => {
      const seen = can(actor, 'accept-invitation').ok ? await ownInvitation(tx, actor, invitationId) : null
      if (!seen) return refused('not-found')
      await lockInvitedProposal(tx, actor.fund, seen.proposal)
      const invitation = await ownInvitation(tx, actor, invitationId)
      if (!invitation) return refused('not-found')
      if (invitation.accepted) return allowed({ proposal: invitation.proposal })
      const verdict = canAcceptInvitation(invitation, now)
      if (!verdict.ok) return verdict
      await tx
        .insert(memberships)
        .values({
          fundId: actor.fund,
          initiativeId: invitation.initiative,
          personId: actor.person,
          relation: invitation.relation,
          helper: invitation.helper,
          since: now,
        })
        .onConflictDoNothing()
      await tx
        .update(invitations)
        .set({ acceptedBy: actor.person, acceptedAt: now })
        .where(eq(invitations.id, invitation.id))
      await record(tx, {
        type: 'invitation-accepted',
        fund: actor.fund,
        actor: actor.id,
        proposal: invitation.proposal,
        invitation: invitation.id,
        person: actor.person,
        at: now,
      })
      await closeBesideOwn(tx, { fund: actor.fund, by: actor.id, people: [actor.person] }, now)
      return allowed({ proposal: invitation.proposal })
    }),
  )
}
