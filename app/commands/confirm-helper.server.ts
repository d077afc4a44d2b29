import { eq } from 'drizzle-orm'
import { type Actor, can } from '#app/domain/access.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { helperRecordsOf } from '#db/queries/helpers.server.ts'
import { helperRecords } from '#db/schema/index.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'

/**
 * The group says that the newest text, which somebody filled in with or for it, says what it means. Only an owner, and
 * never the helper: refuses `not-found`. What was confirmed stays as it is.
 */
export async function confirmHelper(
  actor: Actor,
  proposalId: string,
  form: { operation: string },
  now: Date,
): Promise<Verdict> {
  return transaction((tx) =>
    once(tx, actor, { command: 'confirm-helper', proposal: proposalId, ...form }, now, async () => {
      const proposal = await lockProposalOf(tx, actor, proposalId)
      const may = can(actor, 'confirm-helper', { relation: proposal?.relation ?? 'none' })
      if (!may.ok || !proposal || proposal.helper || !actor.person) return refused('not-found')
      const records = await helperRecordsOf(tx, proposal.id)
      if (records.length === 0) return refused('not-found')
      for (const { id, confirmedAt } of records) {
        if (confirmedAt) continue
        await tx
          .update(helperRecords)
          .set({ confirmedBy: actor.person, confirmedAt: now })
          .where(eq(helperRecords.id, id))
        const about = { fund: actor.fund, actor: actor.id, proposal: proposal.id, helper: id, at: now }
        await record(tx, { type: 'helper-confirmed', ...about })
      }
      return allowed()
    }),
  )
}
