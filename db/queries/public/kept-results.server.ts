import { and, eq, inArray } from 'drizzle-orm'
import type { ProgrammeUnit } from '#app/domain/results/contribution.ts'
import {
  componentOf,
  type KeptResults,
  keptResultsSchema,
  noResults,
  keptResults as resultsOf,
} from '#app/domain/results/kept-results.ts'
import type { Reader } from '#db/client.server.ts'
import { grantIndicators, hiddenCounts, keptResults, staleResults } from '#db/schema/index.ts'
import { indicatorsIn } from '../component-indicators.server.ts'

/**
 * What grants counted for each of these indicators of the programme: as it is kept, or made anew for those about which
 * something was counted or agreed since. The number of queries does not hang on the number of measurements.
 */
export async function resultsOfProgramme(
  reader: Reader,
  fund: string,
  indicators: readonly ProgrammeUnit[],
): Promise<Map<string, KeptResults>> {
  const keys = indicators.map(({ key }) => key)
  if (keys.length === 0) return new Map()
  const stale = await staleAmong(reader, fund, keys)
  const rows = await reader
    .select({ component: keptResults.component, results: keptResults.results })
    .from(keptResults)
    .where(and(eq(keptResults.fundId, fund), inArray(keptResults.component, keys)))
  const kept = new Map(
    rows
      .filter(({ component }) => !stale.includes(component))
      .map(({ component, results }) => [component, keptResultsSchema.parse(results)]),
  )
  const anew = await indicatorsIn(reader, fund, stale)
  for (const indicator of indicators)
    if (stale.includes(indicator.key))
      kept.set(indicator.key, resultsOf(indicator, anew.get(indicator.key) ?? []).kept)
  return kept
}

/**
 * What grants counted for one indicator as it was known at a moment. What no public page shows today is not shown of an
 * earlier day either. `hidden` names those counts when the ones that are kept are not of now; null when they are.
 */
export async function resultsUntil(
  reader: Reader,
  fund: string,
  indicator: ProgrammeUnit,
  until: Date | null,
): Promise<{ kept: KeptResults; hidden: Set<string> | null }> {
  const { key } = indicator
  const stale = (await staleAmong(reader, fund, [key])).length > 0
  const now = (await resultsOfProgramme(reader, fund, [indicator])).get(key) ?? noResults
  const anew = stale ? resultsOf(indicator, (await indicatorsIn(reader, fund, [key])).get(key) ?? []) : null
  const cells = anew && new Set(anew.hidden.map(({ cell }) => cell))
  if (until === null) return { kept: now, hidden: cells }
  const then = resultsOf(indicator, (await indicatorsIn(reader, fund, [key], until)).get(key) ?? [])
  const both = new Set([
    ...then.hidden.map(({ cell }) => cell),
    ...(cells ?? (await hiddenCellsOf(reader, fund, key))),
  ])
  return { kept: withHidden(then.kept, now), hidden: both }
}

async function hiddenCellsOf(reader: Reader, fund: string, component: string): Promise<string[]> {
  const rows = await reader
    .select({ cell: hiddenCounts.cell })
    .from(hiddenCounts)
    .where(and(eq(hiddenCounts.fundId, fund), eq(hiddenCounts.component, component)))
  return rows.map(({ cell }) => cell)
}

/** What is hidden of a sum or of a grant today is hidden of it on every day. */
function withHidden(then: KeptResults, now: KeptResults): KeptResults {
  const sums = now.sums.filter(({ hidden }) => hidden).map(({ place }) => place)
  const grants = [...now.largest, ...now.beside]
    .filter(({ hidden }) => hidden)
    .map(({ grant, id }) => `${grant} ${id}`)
  const mark = <One extends { grant: string; id: string; hidden: boolean }>(one: One): One => ({
    ...one,
    hidden: one.hidden || grants.includes(`${one.grant} ${one.id}`),
  })
  return {
    ...then,
    sums: then.sums.map((sum) => ({ ...sum, hidden: sum.hidden || sums.includes(sum.place) })),
    largest: then.largest.map(mark),
    beside: then.beside.map(mark),
  }
}

/** The counts of people of one grant that no public page shows; the ids are those of `cellOf`. */
export async function hiddenInGrant(
  reader: Reader,
  fund: string,
  grant: string,
  programme: readonly ProgrammeUnit[],
): Promise<Set<string>> {
  const own = await reader
    .selectDistinct({ programme: grantIndicators.programmeIndicatorKey })
    .from(grantIndicators)
    .where(eq(grantIndicators.grantId, grant))
  const components = own.map(({ programme: key }) => componentOf({ grant, programme: key }))
  const stale = await staleAmong(reader, fund, components)
  const rows = await reader
    .select({ component: hiddenCounts.component, cell: hiddenCounts.cell })
    .from(hiddenCounts)
    .where(eq(hiddenCounts.grantId, grant))
  const anew = await indicatorsIn(reader, fund, stale)
  const made = stale.flatMap((component) => {
    const unit = programme.find(({ key }) => key === component) ?? null
    return resultsOf(unit, anew.get(component) ?? []).hidden
  })
  return new Set([
    ...rows.filter(({ component }) => !stale.includes(component)).map(({ cell }) => cell),
    ...made.filter((one) => one.grant === grant).map(({ cell }) => cell),
  ])
}

async function staleAmong(reader: Reader, fund: string, components: readonly string[]): Promise<string[]> {
  if (components.length === 0) return []
  const rows = await reader
    .selectDistinct({ component: staleResults.component })
    .from(staleResults)
    .where(and(eq(staleResults.fundId, fund), inArray(staleResults.component, [...components])))
  return rows.map(({ component }) => component)
}
