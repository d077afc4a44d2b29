import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { EndingForm, EndingGround, EndingSide, EndingState } from '#app/domain/grant/ending.ts'
import type { Reader } from '#db/client.server.ts'
import { grantEndings, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type Ending = Omit<EndingForm, 'explanation'> & {
  id: string
  fund: string
  grant: string
  side: EndingSide
  state: EndingState
  explanation: string | null
  lastDay: IsoDate
  preparedBy: string
  preparedAt: Date
  decidedBy: string | null
}

/** The ending of a grant that is prepared or announced; null when there is none. */
export async function openEnding(reader: Reader, grant: string): Promise<Ending | null> {
  const [row] = await reader
    .select()
    .from(grantEndings)
    .where(and(eq(grantEndings.grantId, grant), inArray(grantEndings.state, ['prepared', 'announced'])))
  return row ? endingOf(row) : null
}

/** The ending by which a grant was stopped; null when it was not. */
export async function appliedEnding(reader: Reader, grant: string): Promise<Ending | null> {
  const [row] = await reader
    .select()
    .from(grantEndings)
    .where(and(eq(grantEndings.grantId, grant), eq(grantEndings.state, 'applied')))
    .orderBy(desc(grantEndings.preparedAt))
    .limit(1)
  return row ? endingOf(row) : null
}

/** The last ending of a grant when the board said no to it: who, and why; null when it did not, or another came after. */
export async function returnedEnding(
  reader: Reader,
  grant: string,
): Promise<{ by: string; reason: string } | null> {
  const [row] = await reader
    .select({ state: grantEndings.state, reason: grantEndings.returnReason, by: people.name })
    .from(grantEndings)
    .leftJoin(people, eq(people.id, grantEndings.returnedBy))
    .where(eq(grantEndings.grantId, grant))
    .orderBy(desc(sql`${grantEndings.state} in ('prepared', 'announced')`), desc(grantEndings.preparedAt))
    .limit(1)
  return row?.state === 'returned' ? { by: row.by ?? '', reason: row.reason ?? '' } : null
}

export async function endingById(reader: Reader, id: string): Promise<Ending | null> {
  if (!isUuid(id)) return null
  const [row] = await reader.select().from(grantEndings).where(eq(grantEndings.id, id))
  return row ? endingOf(row) : null
}

function endingOf(row: typeof grantEndings.$inferSelect): Ending {
  return {
    id: row.id,
    fund: row.fundId,
    grant: row.grantId,
    side: row.side as EndingSide,
    state: row.state as EndingState,
    ground: row.ground as EndingGround,
    explanation: row.explanation,
    learned: row.learned,
    heardOn: row.heardOn,
    lastDay: row.lastDay,
    preparedBy: row.preparedBy,
    preparedAt: row.preparedAt,
    decidedBy: row.decidedBy,
  }
}
