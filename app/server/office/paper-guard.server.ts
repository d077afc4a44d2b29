import type { Person } from '#app/domain/access.ts'
import { db } from '#db/client.server.ts'
import { type OwnProposal, ownProposal } from '#db/queries/proposals.server.ts'
import { notFound } from '../answers.server.ts'

/** A proposal that this manager types over from paper; anything else is not found. */
export async function typedOver(actor: Person, id: string | undefined): Promise<OwnProposal> {
  const proposal = await ownProposal(db(), actor, id ?? '')
  if (proposal?.source !== 'paper' || !proposal.helper) throw notFound()
  return proposal
}
