import { and, desc, eq, inArray } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { publicNaming } from '#app/domain/open/naming.ts'
import type { ProgrammeUnit } from '#app/domain/results/contribution.ts'
import type { IndicatorType, IndicatorValue } from '#app/domain/results/indicator.ts'
import { keptResults } from '#app/domain/results/kept-results.ts'
import { withoutFewLeft } from '#app/domain/results/suppression.ts'
import type { Reader } from '#db/client.server.ts'
import {
  grantIndicators,
  grants,
  hiddenCounts,
  initiatives,
  measurements,
  submissions,
} from '#db/schema/index.ts'
import { indicatorsIn } from '../component-indicators.server.ts'
import { countedRow } from '../reports.server.ts'
import { correction, stood } from '../stood.server.ts'
import { cellsOf, type EarlierFigure, earlierFigures } from './corrected-rows.server.ts'

/** One measurement of a grant that counts for an indicator of the programme, as everybody may see it. */
export type MeasuredRow = {
  id: string
  reference: string
  initiative: string | null
  name: string
  unit: string
  /** Null when it is a count of people that is too small to show, or would give one away. */
  value: IndicatorValue | null
  period: { from: IsoDate; to: IsoDate }
  /** A key, `several`, or null. */
  neighbourhood: string | null
  method: string
  acceptedAt: Date
  /** What it was before it was corrected, oldest first; of a count that is hidden only that it was, and when. */
  earlier: EarlierFigure[]
}

/**
 * The measurements of grants for one indicator of the programme that were accepted before a moment and stood then (null: now), the
 * newest period first and baselines aside, a page of them; `more` when there are others. `hiddenAnew` says which counts no
 * public page shows when those that are kept are not of now.
 */
export async function measuredRows(
  reader: Reader,
  of: { fund: string; programme: ProgrammeUnit; until: Date | null },
  page: { offset: number; limit: number },
  hiddenAnew: ReadonlySet<string> | null,
): Promise<{ rows: MeasuredRow[]; more: boolean }> {
  const found = await reader
    .select({
      measurement: measurements,
      name: grantIndicators.name,
      unit: grantIndicators.unit,
      type: grantIndicators.type,
      reference: grants.reference,
      title: grants.title,
      initiative: initiatives.name,
      document: submissions.document,
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
    .innerJoin(submissions, eq(submissions.id, grants.submissionId))
    .leftJoin(correction, eq(correction.id, measurements.correctedById))
    .where(
      and(
        eq(grantIndicators.fundId, of.fund),
        eq(grantIndicators.programmeIndicatorKey, of.programme.key),
        eq(measurements.baseline, false),
        stood(of.until),
      ),
    )
    .orderBy(desc(measurements.periodTo), desc(measurements.id))
    .offset(page.offset)
    .limit(page.limit + 1)
  const rows = found.slice(0, page.limit)
  const cells = rows.map(({ measurement }) => cellsOf(measurement))
  const hidden = hiddenAnew ?? (await hiddenAmong(reader, of.fund, cells.flat()))
  const earlier = await earlierFigures(
    reader,
    rows.map(({ measurement, type }) => ({ row: measurement, type: type as IndicatorType })),
    (until) => hiddenUntil(reader, of.fund, of.programme, until),
  )
  return {
    more: found.length > page.limit,
    rows: rows.map(({ measurement, reference, title, initiative, document, name, unit, type }) => {
      const naming = publicNaming({ name: initiative || title, document })
      const { id, value, period, neighbourhood, method, acceptedAt } = countedRow(measurement)
      const isHidden = cellsOf(measurement).some((cell) => hidden.has(cell))
      return {
        ...{ id, reference, unit, period, neighbourhood, acceptedAt },
        initiative: naming.name,
        name: naming.text(name),
        method: naming.text(method),
        value: isHidden ? null : withoutFewLeft(type as IndicatorType, value),
        earlier: (earlier.get(id) ?? []).map(({ was, correctedAt, reason }) => ({
          was: isHidden ? null : was,
          correctedAt,
          reason: isHidden || reason === null ? null : naming.text(reason),
        })),
      }
    }),
  }
}

/** The counts of people that no public page shows of how an indicator was known right before a moment. */
async function hiddenUntil(reader: Reader, fund: string, programme: ProgrammeUnit, until: Date) {
  const then = (await indicatorsIn(reader, fund, [programme.key], until)).get(programme.key) ?? []
  return new Set(keptResults(programme, then).hidden.map(({ cell }) => cell))
}

async function hiddenAmong(reader: Reader, fund: string, cells: string[]): Promise<Set<string>> {
  if (cells.length === 0) return new Set()
  const rows = await reader
    .select({ cell: hiddenCounts.cell })
    .from(hiddenCounts)
    .where(and(eq(hiddenCounts.fundId, fund), inArray(hiddenCounts.cell, cells)))
  return new Set(rows.map(({ cell }) => cell))
}
