import { aliasedTable, and, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { measurements } from '#db/schema/index.ts'

/** The measurement that corrects another; joined on the id that the other one names. */
export const correction = aliasedTable(measurements, 'correction')

/** Was a measurement accepted and not corrected, before a moment or (null) now? Where `correction` is joined. */
export function stood(until: Date | null) {
  if (until === null) return and(isNotNull(measurements.acceptedAt), isNull(measurements.correctedById))
  const corrected = sql`${correction.acceptedAt} >= ${until.toISOString()}`
  return and(lt(measurements.acceptedAt, until), or(isNull(measurements.correctedById), corrected))
}
