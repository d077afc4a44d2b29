import { and, eq } from 'drizzle-orm'
import { type Actor, can } from '#app/domain/access.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { canEndMembership } from '#app/domain/proposal/together.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { memberships } from '#db/schema/index.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { lockMembers } from '#db/writes/together.server.ts'

/**
 * Takes somebody off a group: an owner does this to anybody, everybody to themselves. What they wrote stays. Refuses
 * `not-found`, and what `canEndMembership` refuses.
 */
export async function endMembership(
  actor: Actor,
  proposalId: string,
  person: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict<{ self: boolean }>> {
  const request = { command: 'end-membership', proposal: proposalId, person, operation: form.operation }
  return transaction((tx) =>
    once(tx, actor, request, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      const self = person === actor.person
      const may = can(actor, 'choose-people', { relation: actingRelation(actor.roles, proposal) })
      if (!proposal || !(may.ok || self)) return refused('not-found')
      const members = await lockMembers(tx, proposal.initiative)
      if (!members.some((member) => member.person === person)) return refused('not-found')
      const verdict = canEndMembership(members, person)
      if (!verdict.ok) return verdict
      await tx
        .delete(memberships)
        .where(and(eq(memberships.initiativeId, proposal.initiative), eq(memberships.personId, person)))
      await record(tx, {
        type: 'membership-ended',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        person,
        at: now,
      })
      return allowed({ self })
    }),
  )
}
