import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Hold, HoldOutcome, HoldReason } from '#app/domain/grant/hold.ts'
import type { Reader } from '#db/client.server.ts'
import { grantHolds } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type HoldRow = Hold & {
  id: string
  fund: string
  grant: string
  explanation: string | null
  whatToDo: string | null
  outcome: HoldOutcome | null
  heldAt: Date
}

/** Every hold there was of a grant, the oldest first. */
export async function holdsOf(reader: Reader, grant: string): Promise<HoldRow[]> {
  const rows = await reader
    .select()
    .from(grantHolds)
    .where(eq(grantHolds.grantId, grant))
    .orderBy(asc(grantHolds.heldAt), asc(grantHolds.id))
  return rows.map(holdOf)
}

/** The holds of these grants that live. */
export async function liveHolds(reader: Reader, grants: readonly string[]): Promise<HoldRow[]> {
  if (grants.length === 0) return []
  const rows = await reader
    .select()
    .from(grantHolds)
    .where(and(inArray(grantHolds.grantId, [...grants]), isNull(grantHolds.endedAt)))
    .orderBy(asc(grantHolds.heldAt), asc(grantHolds.id))
  return rows.map(holdOf)
}

/** A hold of the fund; null for anything else. */
export async function holdById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<HoldRow | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select()
    .from(grantHolds)
    .where(and(eq(grantHolds.fundId, fund), eq(grantHolds.id, id)))
  return row ? holdOf(row) : null
}

function holdOf(row: typeof grantHolds.$inferSelect): HoldRow {
  return {
    id: row.id,
    fund: row.fundId,
    grant: row.grantId,
    tranche: row.trancheId,
    reason: row.reason as HoldReason,
    explanation: row.explanation,
    whatToDo: row.whatToDo,
    from: row.fromOn,
    until: row.untilOn,
    heldAt: row.heldAt,
    outcome: row.outcome as HoldOutcome | null,
    endedOn: row.endedOn,
  }
}
