import { and, asc, eq } from 'drizzle-orm'
import type { Standing } from '#app/domain/proposal/together.ts'
import type { Tx } from '#db/client.server.ts'
import { memberships, proposals } from '#db/schema/index.ts'

/** Locks everybody in a group, so that two people who leave at once do not both think that the other stays. */
export async function lockMembers(tx: Tx, initiative: string): Promise<Standing[]> {
  const rows = await tx
    .select({ person: memberships.personId, relation: memberships.relation, helper: memberships.helper })
    .from(memberships)
    .where(eq(memberships.initiativeId, initiative))
    .orderBy(asc(memberships.personId))
    .for('update')
  return rows.map((row) => ({ ...row, relation: row.relation as Standing['relation'] }))
}

/** Locks a proposal for who has no relation to it yet: an invitation names it. */
export async function lockInvitedProposal(tx: Tx, fund: string, proposal: string): Promise<void> {
  await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.id, proposal), eq(proposals.fundId, fund)))
    .for('update')
}
