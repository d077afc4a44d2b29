import { and, eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { relationToProposal } from '#db/queries/proposals.server.ts'
import { namedMembers } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'

/**
 * An applicant takes a naming back: words and reason are gone, that it was there stays. Taking it back again changes
 * nothing. Refuses `not-found`.
 */
export async function takeBackNaming(
  actor: Person,
  proposalId: string,
  naming: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'take-back-naming', proposal: proposalId, naming, ...form }, now, async () => {
      const relation = await relationToProposal(tx, actor, proposalId)
      const may = can(actor, 'write-message', { relation })
      const proposal = may.ok ? await lockProposal(tx, actor.fund, proposalId) : null
      const [named] =
        proposal && isUuid(naming)
          ? await tx
              .select({ takenBackAt: namedMembers.takenBackAt })
              .from(namedMembers)
              .where(and(eq(namedMembers.id, naming), eq(namedMembers.proposalId, proposal.id)))
          : []
      if (!proposal || !named) return refused('not-found')
      if (named.takenBackAt) return allowed()
      await tx
        .update(namedMembers)
        .set({ takenBackAt: now, words: '', reason: null })
        .where(eq(namedMembers.id, naming))
      const common = { fund: actor.fund, actor: actor.id, proposal: proposal.id, at: now }
      await record(tx, { type: 'naming-taken-back', ...common, naming })
      return allowed()
    }),
  )
}
