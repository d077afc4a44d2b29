import { and, asc, eq, sql } from 'drizzle-orm'
import type { Standing } from '#app/domain/proposal/together.ts'
import type { Tx } from '#db/client.server.ts'
import { memberships, proposals, roles } from '#db/schema/index.ts'

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

/** Who typed a paper form over for the fund no longer takes part, once the text goes to the panel. */
export async function endTyping(
  tx: Tx,
  { fundId, initiativeId, source }: { fundId: string; initiativeId: string; source: string },
): Promise<void> {
  if (source !== 'paper') return
  await tx.delete(memberships).where(
    and(
      eq(memberships.initiativeId, initiativeId),
      eq(memberships.helper, true),
      sql`exists (select 1 from ${roles} where ${roles.personId} = ${memberships.personId}
        and ${roles.fundId} = ${fundId} and ${roles.role} = 'manager')`,
    ),
  )
}
