import { type Counted, courseOf, type Standpoint, tookPartBefore } from './actual.ts'
import { type Aggregate, aggregate } from './aggregate.ts'
import type { IndicatorType, IndicatorValue } from './indicator.ts'
import type { Overlap } from './overlap.ts'
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
  /** In how far its people are known to be those of other indicators as well. */
  overlaps?: readonly KnownOverlap[]
}

/** How many people two indicators have in common, between `least` and `most`, as their newest reports had them. */
export type KnownOverlap = {
  own: { report: string }
  other: { grant: string; id: string; report: string }
  least: number
  most: number
  /** How that is known, in words. */
  source: string
  recordedAt: Date
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
 * counted in that neighbourhood enters. What two figures are known to have in common narrows the total (`overlapStands`).
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
  const overlaps = place === null ? overlapsAmong(entering.map(({ of }) => of)) : []
  const together =
    parts.length > 0 ? aggregate(indicator.type, parts, { unit: indicator.unit, overlaps }) : null
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
  return isShown(before) && isShown(value - before) ? before : null
}

/** The overlaps that count among these indicators, as `aggregate` wants them; of one pair the newest, which stands last. */
function overlapsAmong(all: readonly GrantIndicator[]): Overlap[] {
  const byId = new Map(all.map((of) => [idOf(of), of]))
  const known = all.flatMap((of) => (of.overlaps ?? []).map((overlap) => ({ of, overlap })))
  return known
    .toSorted((one, other) => one.overlap.recordedAt.getTime() - other.overlap.recordedAt.getTime())
    .flatMap(({ of, overlap }) => {
      const other = byId.get(idOf(overlap.other))
      if (!other || !overlapStands(overlap, of, other)) return []
      const { least, most } = overlap
      return [{ between: [idOf(of), idOf(other)] as const, least, most }]
    })
}

/**
 * Does an overlap count for the figures of now? Not once one of the two was counted again or put right; and not where it,
 * or what it leaves of either figure, is a few people, whom somebody could work out of the total.
 */
export function overlapStands(overlap: KnownOverlap, one: GrantIndicator, other: GrantIndicator): boolean {
  const ends = [
    { last: one.course.at(-1), report: overlap.own.report },
    { last: other.course.at(-1), report: overlap.other.report },
  ]
  return ends.every(({ last, report }) => {
    if (last?.report !== report) return false
    if (last.rows.some(({ acceptedAt }) => acceptedAt > overlap.recordedAt)) return false
    const { value, valueMax } = last.value
    const left = [overlap.least, overlap.most].flatMap((both) => [value - both, (valueMax ?? value) - both])
    return [overlap.least, overlap.most, ...left].every(isShown)
  })
}

function isShown(count: number): boolean {
  return count <= 0 || count >= fewestShown
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

function idOf({ grant, id }: Pick<GrantIndicator, 'grant' | 'id'>): string {
  return `${grant} ${id}`
}
