import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import type { KnownOverlap } from '#app/domain/results/contribution.ts'
import type { Reader } from '#db/client.server.ts'
import { indicatorOverlaps } from '#db/schema/index.ts'

/**
 * What is known of people who are in two counts, by the grant and indicator that stand first (`grant indicator`); of some
 * indicators of the programme when `keys` says so, and as it was known at a moment with `until`.
 */
export async function knownOverlaps(
  reader: Reader,
  fund: string,
  { keys, until }: { keys?: readonly string[]; until?: Date },
): Promise<Map<string, KnownOverlap[]>> {
  const rows = await reader
    .select()
    .from(indicatorOverlaps)
    .where(
      and(
        eq(indicatorOverlaps.fundId, fund),
        keys && inArray(indicatorOverlaps.programmeIndicatorKey, [...keys]),
        until && lt(indicatorOverlaps.recordedAt, until),
      ),
    )
    .orderBy(asc(indicatorOverlaps.recordedAt), asc(indicatorOverlaps.id))
  const known = new Map<string, KnownOverlap[]>()
  for (const row of rows) {
    const one = `${row.oneGrantId} ${row.oneIndicator}`
    const overlap: KnownOverlap = {
      own: { report: row.oneReportId },
      other: { grant: row.otherGrantId, id: row.otherIndicator, report: row.otherReportId },
      least: row.least,
      most: row.most,
      source: row.source,
      recordedAt: row.recordedAt,
    }
    known.set(one, [...(known.get(one) ?? []), overlap])
  }
  return known
}
