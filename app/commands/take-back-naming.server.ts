import { eq } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { namingsOf } from '#db/queries/conflict-hints.server.ts'
import { relationToProposal } from '#db/queries/proposals.server.ts'
import { namedMembers } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'

/** An applicant takes a naming back: words and reason are gone, that it was there stays. Refuses `not-found`. */
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
      const known = proposal ? await namingsOf(tx, proposal.id) : []
      if (!proposal || !known.some(({ id }) => id === naming)) return refused('not-found')
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
