import { and, eq, inArray, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { proposals, rounds } from '#db/schema/index.ts'

/** The day on which a decision was promised: the earlier of the proposal's own clock and the day its round decides. */
export const promisedDay = sql<string>`least(coalesce(${proposals.decisionDue}, ${rounds.decideBy}), ${rounds.decideBy})::text`

/** The first day on which somebody of a batch was promised a decision that is still to come; null when all have theirs. */
export async function firstPromiseIn(reader: Reader, batch: string): Promise<IsoDate | null> {
  const [row] = await reader
    .select({ on: sql<string | null>`min(${promisedDay})` })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(and(eq(proposals.batchId, batch), inArray(proposals.state, ['in-review', 'awaiting-decision'])))
  return (row?.on ?? null) as IsoDate | null
}
