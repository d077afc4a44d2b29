import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { Reader } from '#db/client.server.ts'
import { grantIndicators, grants, initiatives, measurements, proposals } from '#db/schema/index.ts'
import { notClosedTo } from './closed.server.ts'
import { countedRow } from './reports.server.ts'

/**
 * The measurements of grants that stand for one indicator of the programme, as staff sees them, baselines aside: the newest
 * period first, and none of a grant that is closed to who looks.
 */
export async function measuredFor(reader: Reader, actor: Person, programme: string, most: number) {
  const rows = await reader
    .select({
      measurement: measurements,
      unit: grantIndicators.unit,
      name: grantIndicators.name,
      reference: grants.reference,
      title: grants.title,
      initiative: initiatives.name,
    })
    .from(grantIndicators)
    .innerJoin(
      measurements,
      and(
        eq(measurements.grantId, grantIndicators.grantId),
        eq(measurements.indicatorId, grantIndicators.id),
      ),
    )
    .innerJoin(grants, eq(grants.id, grantIndicators.grantId))
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(proposals, eq(proposals.id, grants.proposalId))
    .where(
      and(
        eq(grantIndicators.fundId, actor.fund),
        eq(grantIndicators.programmeIndicatorKey, programme),
        eq(measurements.baseline, false),
        isNotNull(measurements.acceptedAt),
        isNull(measurements.correctedById),
        notClosedTo(actor),
      ),
    )
    .orderBy(desc(measurements.periodTo), desc(measurements.id))
    .limit(most)
  return rows.map(({ measurement, initiative, title, ...row }) => ({
    ...row,
    ...countedRow(measurement),
    initiative: initiative || title,
  }))
}
