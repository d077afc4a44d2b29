import { and, eq } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { contributions, fundDecisions, funds } from '#db/schema/index.ts'

/** Locks a promise of a donor until the transaction ends. */
export async function lockContribution(tx: Tx, fund: string, id: string): Promise<void> {
  if (!isUuid(id)) return
  await tx
    .select({ id: contributions.id })
    .from(contributions)
    .where(and(eq(contributions.fundId, fund), eq(contributions.id, id)))
    .for('update')
}

/** Locks a decision about the fund's own money. */
export async function lockFundDecision(tx: Tx, fund: string, id: string): Promise<void> {
  if (!isUuid(id)) return
  await tx
    .select({ id: fundDecisions.id })
    .from(fundDecisions)
    .where(and(eq(fundDecisions.fundId, fund), eq(fundDecisions.id, id)))
    .for('update')
}

/** The lock that the ledger's trigger takes, for a rule that has to see the ledger as it will be judged. Last of all locks. */
export async function lockFund(tx: Tx, fund: string): Promise<void> {
  await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, fund)).for('no key update')
}
