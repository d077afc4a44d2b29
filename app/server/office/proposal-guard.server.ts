import { redirect } from '@remix-run/node'
import type { Person } from '#app/domain/access.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { db } from '#db/client.server.ts'
import { type Standing, standingOf } from '#db/queries/conflicts.server.ts'
import { type OfficeProposal, officeProposal } from '#db/queries/screening.server.ts'
import { notFound } from '../answers.server.ts'
import { closed } from '../panel/open-proposal.server.ts'

export type Handled = { proposal: OfficeProposal; standing: Standing; acts: boolean }

/**
 * A proposal of the fund for who works on it. Who can decide something about it declares first and is sent to that
 * question; who declared something near gets the page that says so (403). The auditor looks on and declares nothing.
 */
export async function handledProposal(actor: Person, id: string | undefined): Promise<Handled> {
  const proposal = await officeProposal(db(), actor, id ?? '')
  if (!proposal) throw notFound()
  const standing = await standingOf(db(), actor.person, proposal)
  const acts = actor.roles.includes('manager') || actor.roles.includes('approver')
  if (standing.grade === null && acts) throw redirect(`/manager/proposals/${proposal.id}/conflict`)
  if (standing.grade !== null && !mayRead(standing.grade).ok) throw await closed(actor, { standing })
  return { proposal, standing, acts }
}
