import { type Counted, courseOf, type Standpoint, tookPartBefore } from './actual.ts'
import { type Aggregate, aggregate } from './aggregate.ts'
import type { IndicatorType, IndicatorValue } from './indicator.ts'
import { several } from './report-content.ts'
import { fewestShown } from './suppression.ts'

/** An indicator of a grant with the programme's own that it counts for, and the course of its figures, oldest first. */
export type GrantIndicator = {
  grant: string
  id: string
  type: IndicatorType
  unit: string
  /** The key of the programme's indicator; null when it counts for none. */
  programme: string | null
  /** The share of its figure that counts there, in basis points. */
  shareBp: number
  course: readonly Standpoint[]
}
export type ProgrammeUnit = { key: string; type: IndicatorType; unit: string; subsetOf?: string | null }

/** Why a figure of a grant stands beside the programme's figure, and never in it. */
export type Beside = 'other-unit' | 'other-type'
export type Contributions = {
  /** Those that are counted together, each with its figure of now. */
  entering: { of: GrantIndicator; value: IndicatorValue }[]
  beside: { of: GrantIndicator; value: IndicatorValue; why: Beside }[]
  /** Null when nothing enters. */
  together: Aggregate | null
}

/**
 * What grants contributed to an indicator of the programme: their newest figures, put together by type and with their
 * shares (`aggregate`). A figure in another unit or of another type stands beside. With a `place` only what was
 * counted in that neighbourhood enters.
 */
export function contributionsTo(
  indicator: ProgrammeUnit,
  all: readonly GrantIndicator[],
  place: string | null = null,
): Contributions {
  const own = all.filter(({ programme }) => programme === indicator.key)
  const figures = own.flatMap((of) => {
    const value = place === null ? (of.course.at(-1)?.value ?? null) : valueIn(of, place)
    return value ? [{ of, value, why: besideWhy(indicator, of) }] : []
  })
  const entering = figures.flatMap(({ of, value, why }) => (why === null ? [{ of, value }] : []))
  const beside = figures.flatMap(({ of, value, why }) => (why === null ? [] : [{ of, value, why }]))
  const parts = entering.map(({ of, value }) => ({
    id: idOf(of),
    value,
    unit: indicator.unit,
    shareBp: of.shareBp,
    tookPartBefore: place === null ? beforeShown(of, value) : null,
  }))
  const together = parts.length > 0 ? aggregate(indicator.type, parts, { unit: indicator.unit }) : null
  return { entering, beside, together }
}

/**
 * How many took part before, as far as a total may be narrowed by it: it tells of those who are new as well, and where
 * either are a few people it is not used, because who sees the total could work them out.
 */
function beforeShown({ course }: GrantIndicator, { value }: IndicatorValue): number | null {
  const last = course.at(-1)
  const before = last ? tookPartBefore(last) : null
  if (before === null) return null
  const enough = (count: number) => count === 0 || count >= fewestShown
  return enough(before) && enough(value - before) ? before : null
}

/** What was counted of an indicator in one neighbourhood the last time; null when that is not known apart. */
export function valueIn({ course }: GrantIndicator, place: string): IndicatorValue | null {
  return course.at(-1)?.rows.find(({ neighbourhood }) => neighbourhood === place)?.value ?? null
}

/** The places an indicator was counted in apart the last time. */
export function placesOf({ course }: Pick<GrantIndicator, 'course'>): { place: string; row: Counted }[] {
  const rows = course.at(-1)?.rows ?? []
  return rows.flatMap((row) =>
    row.neighbourhood !== null && row.neighbourhood !== several ? [{ place: row.neighbourhood, row }] : [],
  )
}

/** The course of each indicator of a grant from the rows that count. */
export function withCourse<One extends { id: string; type: IndicatorType }>(
  indicator: One,
  rows: readonly Counted[],
): One & { course: Standpoint[] } {
  return { ...indicator, course: courseOf(indicator, rows) }
}

/** Why a figure of a grant may not be counted in an indicator of the programme; null when it may. */
export function besideWhy(
  indicator: Pick<ProgrammeUnit, 'type' | 'unit'>,
  of: GrantIndicator,
): Beside | null {
  if (of.type !== indicator.type) return 'other-type'
  return sameUnit(of.unit, indicator.unit) ? null : 'other-unit'
}

/** Units are words that people wrote: case and spaces at the ends tell nothing. */
function sameUnit(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('nl') === other.trim().toLocaleLowerCase('nl')
}

function idOf({ grant, id }: GrantIndicator): string {
  return `${grant} ${id}`
}
