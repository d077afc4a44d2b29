import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { type GrantIndicator, withCourse } from '#app/domain/results/contribution.ts'
import type { IndicatorType } from '#app/domain/results/indicator.ts'
import { componentOf } from '#app/domain/results/kept-results.ts'
import { withoutFewLeft } from '#app/domain/results/suppression.ts'
import type { Reader } from '#db/client.server.ts'
import { grantIndicators, measurements } from '#db/schema/index.ts'
import { knownOverlaps } from './overlaps.server.ts'
import { countedRow } from './reports.server.ts'
import { correction, stood } from './stood.server.ts'

/**
 * The indicators of grants of these components (`componentOf`) with what was counted for them, by component; `until` as it
 * was known at that moment.
 */
export async function indicatorsIn(
  reader: Reader,
  fund: string,
  components: readonly string[],
  until?: Date,
): Promise<Map<string, GrantIndicator[]>> {
  if (components.length === 0) return new Map()
  const rows = await reader
    .select({
      grant: grantIndicators.grantId,
      id: grantIndicators.id,
      type: grantIndicators.type,
      unit: grantIndicators.unit,
      programme: grantIndicators.programmeIndicatorKey,
      shareBp: grantIndicators.shareBp,
    })
    .from(grantIndicators)
    .where(and(eq(grantIndicators.fundId, fund), inArray(component, [...components])))
    .orderBy(asc(grantIndicators.grantId), asc(grantIndicators.place))
  const counted = grouped(
    await countedFor(reader, fund, components, until),
    ({ grant, indicator }) => `${grant} ${indicator}`,
  )
  const overlaps = await knownOverlaps(reader, fund, { keys: components, until })
  const indicators = rows.map((row) => {
    const key = `${row.grant} ${row.id}`
    const indicator = { ...row, type: row.type as IndicatorType, overlaps: overlaps.get(key) ?? [] }
    return withCourse(indicator, counted.get(key) ?? [])
  })
  return grouped(indicators, componentOf)
}

const component = sql<string>`coalesce(${grantIndicators.programmeIndicatorKey}, 'grant:' || ${grantIndicators.grantId})`

/** What was counted and accepted, without what was corrected by then. */
async function countedFor(reader: Reader, fund: string, components: readonly string[], until?: Date) {
  const rows = await reader
    .select({ measurement: measurements, type: grantIndicators.type })
    .from(grantIndicators)
    .innerJoin(
      measurements,
      and(
        eq(measurements.grantId, grantIndicators.grantId),
        eq(measurements.indicatorId, grantIndicators.id),
      ),
    )
    .leftJoin(correction, eq(correction.id, measurements.correctedById))
    .where(and(eq(grantIndicators.fundId, fund), inArray(component, [...components]), stood(until ?? null)))
    .orderBy(asc(measurements.periodTo), asc(measurements.periodFrom), asc(measurements.id))
  return rows.map(({ measurement, type }) => {
    const row = countedRow(measurement)
    return { ...row, correctedBy: null, value: withoutFewLeft(type as IndicatorType, row.value) }
  })
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
