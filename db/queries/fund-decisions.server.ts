import { and, desc, eq } from 'drizzle-orm'
import { type FundDecisionData, fundDecisionSchema, type Standing } from '#app/domain/ledger/fund-decision.ts'
import type { Reader } from '#db/client.server.ts'
import { fundDecisions } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type FundDecision = Standing & {
  id: string
  data: FundDecisionData
  reason: string
  preparedAt: Date
  takenBy: string | null
  returnedBy: string | null
  returnedReason: string | null
}

/** The newest decisions about a fund's own money, at most `most`. */
export async function fundDecisionsOf(reader: Reader, fund: string, most: number): Promise<FundDecision[]> {
  const rows = await reader
    .select()
    .from(fundDecisions)
    .where(eq(fundDecisions.fundId, fund))
    .orderBy(desc(fundDecisions.preparedAt), desc(fundDecisions.id))
    .limit(most)
  return rows.map(decisionOf)
}

/** One of this fund; null for anything else. */
export async function fundDecisionById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<FundDecision | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select()
    .from(fundDecisions)
    .where(and(eq(fundDecisions.fundId, fund), eq(fundDecisions.id, id)))
  return row ? decisionOf(row) : null
}

function decisionOf(row: typeof fundDecisions.$inferSelect): FundDecision {
  return {
    id: row.id,
    data: fundDecisionSchema.parse(row.data),
    reason: row.reason,
    preparedBy: row.preparedBy,
    preparedAt: row.preparedAt,
    takenBy: row.takenBy,
    takenAt: row.takenAt,
    returnedBy: row.returnedBy,
    returnedAt: row.returnedAt,
    returnedReason: row.returnedReason,
  }
}
