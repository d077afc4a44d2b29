import { asc, eq } from 'drizzle-orm'
import type { ProgrammeUnit } from '#app/domain/results/contribution.ts'
import type { Direction, IndicatorType, IndicatorValue, Qualifier } from '#app/domain/results/indicator.ts'
import type { Reader } from '#db/client.server.ts'
import { type Neighbourhood, neighbourhoodsOf } from '#db/queries/fund.server.ts'
import { goals, pillars, programmeFigures, programmeIndicators, programmeTargets } from '#db/schema/index.ts'

/** A measured figure that the programme published. `places` are keys where the fund knows the neighbourhood, else names. */
export type ProgrammeFigure = {
  id: string
  value: IndicatorValue
  period: string
  places: string[]
  /** Where it stood before the programme began to work on it. */
  baseline: boolean
  source: string
  quote: string
  recordedAt: Date
}
export type ProgrammeTarget = {
  id: string
  value: number
  period: string | null
  source: string
  quote: string
  recordedAt: Date
}

/** An indicator of the programme, its figures and targets newest first. `subsetOf` is the key of what it is a part of, `wholeOf` of what is counted out of it. */
export type ProgrammeIndicator = {
  key: string
  name: string
  unit: string
  type: IndicatorType
  direction: Direction
  pillar: string | null
  subsetOf: string | null
  wholeOf: string | null
  /** Where the figures come from and who counts them, in words. */
  source: string | null
  measuredBy: string | null
  figures: ProgrammeFigure[]
  targets: ProgrammeTarget[]
}
export type Programme = {
  pillars: { key: string; name: string; goals: string[] }[]
  neighbourhoods: Neighbourhood[]
  indicators: ProgrammeIndicator[]
}

/** The programme as everybody may see it: goals, indicators, published figures, aims. In the order of the programme. */
export async function publicProgramme(reader: Reader, fund: string): Promise<Programme> {
  const named = await reader.select().from(pillars).where(eq(pillars.fundId, fund)).orderBy(asc(pillars.sort))
  const aims = await reader.select().from(goals).where(eq(goals.fundId, fund)).orderBy(asc(goals.sort))
  const neighbourhoods = await neighbourhoodsOf(reader, fund)
  const rows = await reader
    .select()
    .from(programmeIndicators)
    .where(eq(programmeIndicators.fundId, fund))
    .orderBy(asc(programmeIndicators.sort), asc(programmeIndicators.key))
  const figures = await reader.select().from(programmeFigures).where(eq(programmeFigures.fundId, fund))
  const targets = await reader.select().from(programmeTargets).where(eq(programmeTargets.fundId, fund))
  const keyOf = (id: string | null) => rows.find((row) => row.id === id)?.key ?? null
  return {
    pillars: named.map(({ id, key, name }) => ({
      key,
      name,
      goals: aims.filter(({ pillarId }) => pillarId === id).map(({ text }) => text),
    })),
    neighbourhoods,
    indicators: rows.map((row) => ({
      key: row.key,
      name: row.name,
      unit: row.unit,
      type: row.type as IndicatorType,
      direction: row.direction as Direction,
      pillar: named.find(({ id }) => id === row.pillarId)?.key ?? null,
      subsetOf: keyOf(row.subsetOfId),
      wholeOf: keyOf(row.wholeOfId),
      source: row.source,
      measuredBy: row.measuredBy,
      figures: figures
        .filter(({ indicatorId, published }) => indicatorId === row.id && published)
        .map((figure) => figureOf(figure, neighbourhoods))
        .sort((one, other) => other.period.localeCompare(one.period) || newer(one, other)),
      targets: targets
        .filter(({ indicatorId }) => indicatorId === row.id)
        .map(({ id, value, period, source, quote, recordedAt }) => ({
          id,
          value,
          period,
          source,
          quote,
          recordedAt,
        }))
        .sort(newer),
    })),
  }
}

/** The indicators of a programme as far as what grants counted depends on them. */
export async function programmeUnits(reader: Reader, fund: string): Promise<ProgrammeUnit[]> {
  const rows = await reader
    .select({ key: programmeIndicators.key, type: programmeIndicators.type, unit: programmeIndicators.unit })
    .from(programmeIndicators)
    .where(eq(programmeIndicators.fundId, fund))
  return rows.map((row) => ({ ...row, type: row.type as IndicatorType }))
}

function newer(one: { id: string; recordedAt: Date }, other: { id: string; recordedAt: Date }): number {
  return other.recordedAt.getTime() - one.recordedAt.getTime() || other.id.localeCompare(one.id)
}

function figureOf(
  row: typeof programmeFigures.$inferSelect,
  neighbourhoods: readonly Neighbourhood[],
): ProgrammeFigure {
  const { value, valueMax, denominator } = row
  return {
    id: row.id,
    value: { value, valueMax, denominator, qualifier: row.qualifier as Qualifier },
    period: row.period,
    places: row.neighbourhoods.map((named) => placeNamed(named, neighbourhoods)),
    baseline: row.baseline,
    source: row.source,
    quote: row.quote,
    recordedAt: row.recordedAt,
  }
}

/** The key of the neighbourhood that is written so; what the fund does not know keeps its name. */
function placeNamed(written: string, neighbourhoods: readonly Neighbourhood[]): string {
  const same = (name: string) => name.toLocaleLowerCase('nl') === written.toLocaleLowerCase('nl')
  return neighbourhoods.find(({ key, name }) => same(name) || key === written)?.key ?? written
}
