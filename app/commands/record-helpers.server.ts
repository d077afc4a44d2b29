import type { Person } from '#app/domain/access.ts'
import { type Helper, helpersOf } from '#app/domain/proposal/helper.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { helpersIn } from '#db/queries/helpers.server.ts'
import type { OwnProposal } from '#db/queries/proposals.server.ts'
import { helperRecords } from '#db/schema/index.ts'

/** Whom the writers name as their helper, and whether they said that the text is right. */
export type NamedHelper = Helper & { confirmed: boolean }

/**
 * Writes down who filled in with or for a group, beside the frozen copy that is made in the same transaction. What an
 * owner confirms while sending is confirmed at once; the owners are asked about the rest.
 */
export async function recordHelpers(
  tx: Tx,
  sender: Person,
  proposal: Pick<OwnProposal, 'id' | 'initiative' | 'relation' | 'helper'>,
  submission: string,
  named: NamedHelper | null,
  now: Date,
): Promise<void> {
  const ownWord = proposal.relation === 'owner' && !proposal.helper
  for (const helper of helpersOf(await helpersIn(tx, proposal.initiative), named)) {
    const confirmed = ownWord && named !== null && helper.name === named.name && named.confirmed
    const id = newId(now)
    await tx.insert(helperRecords).values({
      id,
      fundId: sender.fund,
      proposalId: proposal.id,
      submissionId: submission,
      name: helper.name.trim(),
      organisation: helper.organisation?.trim() || null,
      recordedAt: now,
      confirmedBy: confirmed ? sender.person : null,
      confirmedAt: confirmed ? now : null,
    })
    const about = { fund: sender.fund, actor: sender.id, proposal: proposal.id, helper: id, at: now }
    await record(tx, { type: 'helper-recorded', ...about, confirmed })
  }
}
