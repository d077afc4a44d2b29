import { and, asc, count, desc, eq } from 'drizzle-orm'
import type { PlanKind } from '#app/domain/results/annual-report-facts.ts'
import type { Direction, IndicatorType, Qualifier } from '#app/domain/results/indicator.ts'
import type { KnownIndicator, PlanWords } from '#app/domain/results/programme-edit.ts'
import type { Reader } from '#db/client.server.ts'
import {
  goals,
  grantIndicators,
  neighbourhoods,
  pillars,
  programmeFigures,
  programmeIndicators,
  programmePlans,
  programmeTargets,
} from '#db/schema/index.ts'

export type PillarRow = {
  id: string
  key: string
  name: string
  goal: string
  goalId: string | null
  sort: number
}
export type PlaceRow = { id: string; key: string; name: string; parent: string | null; sort: number }
export type IndicatorRow = KnownIndicator & {
  id: string
  sort: number
  figures: number
  targets: number
  source: string | null
  measuredBy: string | null
}
export type PlanRow = PlanWords & { id: string; key: string; sort: number }

/** The pillars of a fund, each with its goal. */
export async function pillarRows(reader: Reader, fund: string): Promise<PillarRow[]> {
  const rows = await reader.select().from(pillars).where(eq(pillars.fundId, fund)).orderBy(asc(pillars.sort))
  const aims = await reader.select().from(goals).where(eq(goals.fundId, fund)).orderBy(asc(goals.sort))
  return rows.map(({ id, key, name, sort }) => {
    const goal = aims.find(({ pillarId }) => pillarId === id)
    return { id, key, name, sort, goal: goal?.text ?? '', goalId: goal?.id ?? null }
  })
}

/** The neighbourhoods of a fund; `parent` is the key of the one it lies in. */
export async function placeRows(reader: Reader, fund: string): Promise<PlaceRow[]> {
  const rows = await reader
    .select()
    .from(neighbourhoods)
    .where(eq(neighbourhoods.fundId, fund))
    .orderBy(asc(neighbourhoods.sort))
  return rows.map(({ id, key, name, parentId, sort }) => ({
    id,
    key,
    name,
    sort,
    parent: rows.find((other) => other.id === parentId)?.key ?? null,
  }))
}

/** The indicators of the programme, each with what hangs on it. */
export async function indicatorRows(reader: Reader, fund: string): Promise<IndicatorRow[]> {
  const rows = await reader
    .select({ indicator: programmeIndicators, pillar: pillars.key })
    .from(programmeIndicators)
    .leftJoin(pillars, eq(pillars.id, programmeIndicators.pillarId))
    .where(eq(programmeIndicators.fundId, fund))
    .orderBy(asc(programmeIndicators.sort), asc(programmeIndicators.key))
  const figures = await countsBy(reader, programmeFigures, fund)
  const targets = await countsBy(reader, programmeTargets, fund)
  const linked = await reader
    .selectDistinct({ key: grantIndicators.programmeIndicatorKey })
    .from(grantIndicators)
    .where(eq(grantIndicators.fundId, fund))
  return rows.map(({ indicator, pillar }) => {
    const [measured, aims] = [figures.get(indicator.id) ?? 0, targets.get(indicator.id) ?? 0]
    return {
      id: indicator.id,
      key: indicator.key,
      name: indicator.name,
      unit: indicator.unit,
      type: indicator.type as IndicatorType,
      direction: indicator.direction as Direction,
      pillar,
      subsetOf: rows.find((other) => other.indicator.id === indicator.subsetOfId)?.indicator.key ?? null,
      sort: indicator.sort,
      figures: measured,
      targets: aims,
      source: indicator.source,
      measuredBy: indicator.measuredBy,
      hasFigures: measured + aims > 0 || linked.some(({ key }) => key === indicator.key),
    }
  })
}

/** The plans of a fund, the newest year first, each with what came of it. */
export async function planRows(reader: Reader, fund: string): Promise<PlanRow[]> {
  const rows = await reader
    .select({ plan: programmePlans, pillar: pillars.key })
    .from(programmePlans)
    .leftJoin(pillars, eq(pillars.id, programmePlans.pillarId))
    .where(eq(programmePlans.fundId, fund))
    .orderBy(desc(programmePlans.year), asc(programmePlans.sort))
  return rows.map(({ plan: row, pillar }) => {
    const { id, year, label, plan, execution, source, sort } = row
    return { id, key: id, year, kind: row.kind as PlanKind, pillar, label, plan, execution, source, sort }
  })
}

export type FigureRow = {
  id: string
  period: string
  value: number
  valueMax: number | null
  denominator: number | null
  qualifier: Qualifier
  places: string[]
  published: boolean
  baseline: boolean
  source: string
  quote: string
  recordedAt: Date
}
export type TargetRow = { id: string; period: string | null; value: number; source: string; recordedAt: Date }

/** What was written down about an indicator, published or not, the newest first. */
export async function numbersOf(
  reader: Reader,
  fund: string,
  indicator: string,
): Promise<{ figures: FigureRow[]; targets: TargetRow[] }> {
  const figures = await reader
    .select()
    .from(programmeFigures)
    .where(and(eq(programmeFigures.fundId, fund), eq(programmeFigures.indicatorId, indicator)))
    .orderBy(desc(programmeFigures.recordedAt), desc(programmeFigures.id))
  const targets = await reader
    .select()
    .from(programmeTargets)
    .where(and(eq(programmeTargets.fundId, fund), eq(programmeTargets.indicatorId, indicator)))
    .orderBy(desc(programmeTargets.recordedAt), desc(programmeTargets.id))
  return {
    figures: figures.map(({ neighbourhoods: places, qualifier, ...row }) => ({
      ...row,
      places,
      qualifier: qualifier as Qualifier,
    })),
    targets,
  }
}

async function countsBy(
  reader: Reader,
  table: typeof programmeFigures | typeof programmeTargets,
  fund: string,
) {
  const rows = await reader
    .select({ id: table.indicatorId, n: count() })
    .from(table)
    .where(eq(table.fundId, fund))
    .groupBy(table.indicatorId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
