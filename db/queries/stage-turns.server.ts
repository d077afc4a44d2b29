import { and, asc, eq } from 'drizzle-orm'
import type { BatchStage } from '#app/domain/panel/batch.ts'
import type { FewerReason } from '#app/domain/panel/missing.ts'
import type { Reader } from '#db/client.server.ts'
import { events } from '#db/schema/index.ts'

/** One turn of a batch; `fewer` is why it went on although readers were missing. */
export type StageTurn = { from: BatchStage; to: BatchStage; at: Date; fewer: FewerReason | null }

/** Every turn of the stage of a batch, the first one first. */
export async function turnsOf(reader: Reader, batch: string): Promise<StageTurn[]> {
  const rows = await reader
    .select({ at: events.at, data: events.data })
    .from(events)
    .where(
      and(
        eq(events.subjectKind, 'batch'),
        eq(events.subjectId, batch),
        eq(events.type, 'batch-stage-turned'),
      ),
    )
    .orderBy(asc(events.sequence))
  return rows.map(({ at, data }) => {
    const { from, to, fewer } = data as Omit<StageTurn, 'at' | 'fewer'> & { fewer?: FewerReason }
    return { from, to, at, fewer: fewer ?? null }
  })
}
