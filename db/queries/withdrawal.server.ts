import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { events, proposals } from '#db/schema/index.ts'

/** Why a proposal was taken back: the code in its log, the words with it; null when it was not. */
export async function withdrawalOf(
  reader: Reader,
  proposal: string,
): Promise<{ reason: string | null; text: string | null } | null> {
  const [row] = await reader
    .select({ data: events.data, text: proposals.withdrawnReason })
    .from(proposals)
    .innerJoin(events, and(eq(events.subjectId, proposals.id), eq(events.type, 'proposal-withdrawn')))
    .where(and(eq(proposals.id, proposal), eq(proposals.state, 'withdrawn')))
    .orderBy(desc(events.sequence))
    .limit(1)
  if (!row) return null
  const { reason } = row.data
  return { reason: typeof reason === 'string' ? reason : null, text: row.text }
}
