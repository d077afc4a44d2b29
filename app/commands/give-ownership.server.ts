import { and, eq } from 'drizzle-orm'
import { type Actor, can } from '#app/domain/access.ts'
import { actingRelation } from '#app/domain/proposal/paper.ts'
import { canOwn } from '#app/domain/proposal/together.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { memberships } from '#db/schema/index.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'
import { lockMembers } from '#db/writes/together.server.ts'

/**
 * Makes somebody of the group an owner beside the others, so that it is never stuck on one person: from then on they
 * send, sign and choose people too, and the first owner can leave. Only an owner: refuses `not-found`, and what `canOwn`
 * refuses. Who is an owner already stays one.
 */
export async function giveOwnership(
  actor: Actor,
  proposalId: string,
  person: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  const request = { command: 'give-ownership', proposal: proposalId, person, operation: form.operation }
  return transaction((tx) =>
    once(tx, actor, request, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'choose-people', { relation: actingRelation(actor.roles, proposal) })
      if (!may.ok || !proposal) return refused('not-found')
      const member = (await lockMembers(tx, proposal.initiative)).find((one) => one.person === person)
      if (!member) return refused('not-found')
      if (member.relation === 'owner') return allowed()
      const verdict = canOwn(member)
      if (!verdict.ok) return verdict
      await tx
        .update(memberships)
        .set({ relation: 'owner' })
        .where(and(eq(memberships.initiativeId, proposal.initiative), eq(memberships.personId, person)))
      await record(tx, {
        type: 'ownership-given',
        fund: actor.fund,
        actor: actor.id,
        proposal: proposal.id,
        person,
        at: now,
      })
      return allowed()
    }),
  )
}
