import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { measurements, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { countedRow } from './reports.server.ts'

/** A measurement of an accepted report, whether it still stands or was corrected; null for anything else. */
export async function measurementById(reader: Reader, fund: string, id: string | undefined) {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select()
    .from(measurements)
    .where(and(eq(measurements.fundId, fund), eq(measurements.id, id), isNotNull(measurements.acceptedAt)))
  return row ? countedRow(row) : null
}

/** All that was measured in an accepted report, with every correction since: why, by whom and when. */
export async function measuredIn(reader: Reader, report: string) {
  const rows = await reader
    .select({ row: measurements, by: people.name })
    .from(measurements)
    .innerJoin(people, eq(people.id, measurements.recordedBy))
    .where(and(eq(measurements.reportId, report), isNotNull(measurements.acceptedAt)))
    .orderBy(asc(measurements.recordedAt), asc(measurements.id))
  return rows.map(({ row, by }) => ({
    ...countedRow(row),
    reason: row.correctionReason,
    by,
    recordedAt: row.recordedAt,
  }))
}
export type MeasuredIn = Awaited<ReturnType<typeof measuredIn>>[number]

/** A correction with the figure that it came in the place of; null for anything else. */
export async function correctionById(reader: Reader, id: string) {
  const [row] = await reader.select().from(measurements).where(eq(measurements.id, id))
  const [old] = row ? await reader.select().from(measurements).where(eq(measurements.correctedById, id)) : []
  return row && old ? { now: countedRow(row), was: countedRow(old), reason: row.correctionReason } : null
}
