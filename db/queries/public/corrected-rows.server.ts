import { inArray } from 'drizzle-orm'
import { cellOf } from '#app/domain/results/hidden-figures.ts'
import { countsPeople, type IndicatorType, type IndicatorValue } from '#app/domain/results/indicator.ts'
import { withoutFewLeft } from '#app/domain/results/suppression.ts'
import type { Reader } from '#db/client.server.ts'
import { measurements } from '#db/schema/index.ts'
import { countedRow } from '../reports.server.ts'

type Row = typeof measurements.$inferSelect

/** A figure that stood before, and what everybody may know of why it does not any more. */
export type EarlierFigure = {
  /** Null when it is a count of people that no public page shows, or showed then. */
  was: IndicatorValue | null
  correctedAt: Date
  /** As it was written; null when it was erased, and of a figure that is not shown. */
  reason: string | null
}

/**
 * What each of these measurements corrects, oldest first, by the id of the measurement. `hiddenThen` says which counts of
 * people no public page shows of how it was known right before a moment; it is asked once a moment, and of people alone.
 */
export async function earlierFigures(
  reader: Reader,
  rows: readonly { row: Row; type: IndicatorType }[],
  hiddenThen: (until: Date) => Promise<ReadonlySet<string>>,
): Promise<Map<string, EarlierFigure[]>> {
  const corrected = await correctedBy(
    reader,
    rows.map(({ row }) => row.id),
  )
  const moments = new Map<number, Promise<ReadonlySet<string>>>()
  const hiddenAt = (at: Date) => {
    const known = moments.get(at.getTime()) ?? hiddenThen(at)
    moments.set(at.getTime(), known)
    return known
  }
  const found = new Map<string, EarlierFigure[]>()
  for (const { row, type } of rows) {
    const earlier: EarlierFigure[] = []
    for (let now = row, was = corrected.get(now.id); was; now = was, was = corrected.get(now.id)) {
      const correctedAt = now.acceptedAt as Date
      const hidden = countsPeople(type) ? await hiddenAt(correctedAt) : null
      const isHidden = cellsOf(was).some((cell) => hidden?.has(cell))
      earlier.unshift({
        was: isHidden ? null : withoutFewLeft(type, countedRow(was).value),
        correctedAt,
        reason: isHidden ? null : now.correctionReason,
      })
    }
    if (earlier.length > 0) found.set(row.id, earlier)
  }
  return found
}

/** A row goes when it is hidden itself, or the figure that it is part of. */
export function cellsOf(row: Row): string[] {
  return [cellOf.row(row), cellOf.point({ grant: row.grantId, id: row.indicatorId }, row.reportId)]
}

/** The row that each correction came in the place of, as far back as they go. */
async function correctedBy(reader: Reader, ids: readonly string[]): Promise<Map<string, Row>> {
  const found = new Map<string, Row>()
  for (let asked = [...ids]; asked.length > 0; ) {
    const rows = await reader.select().from(measurements).where(inArray(measurements.correctedById, asked))
    for (const row of rows) found.set(row.correctedById as string, row)
    asked = rows.map(({ id }) => id)
  }
  return found
}
