import { type Actor, can, type Person } from '#app/domain/access.ts'
import { transaction } from '#db/client.server.ts'
import { ownProposal } from '#db/queries/proposals.server.ts'
import { seenByFund } from '#db/queries/seen-by-fund.server.ts'
import { markRead } from '#db/writes/messages.server.ts'
import { mayJudge } from './may-judge.server.ts'

/** The writers of a proposal saw what the fund said. Who only reads along, and anybody else, changes nothing. */
export async function readMessages(actor: Actor, proposalId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const proposal = await ownProposal(tx, actor, proposalId)
    if (proposal && can(actor, 'write-message', { relation: proposal.relation }).ok)
      await markRead(tx, proposal.id, 'fund', now)
    return { ok: true }
  })
}

/** The fund saw what the writers said, once somebody looked who may answer it. */
export async function readMessagesAsFund(actor: Person, proposalId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const proposal = can(actor, 'answer-applicant').ok ? await seenByFund(tx, actor, proposalId) : null
    if (proposal && (await mayJudge(tx, actor, proposal)).ok)
      await markRead(tx, proposal.id, 'applicant', now)
    return { ok: true }
  })
}
