import { allowed, refused, type Verdict } from '../verdict.ts'
import type { PlanKind } from './annual-report-facts.ts'
import { type Direction, type IndicatorType, indicatorTypes } from './indicator.ts'

/** The types that a manager may choose: a score needs its number of answers and its scale, which a published figure does not hold. */
export const editableTypes = indicatorTypes.filter((type) => type !== 'score')

/** An indicator of the programme as a manager writes it; `pillar` and `subsetOf` are keys. */
export type IndicatorEdit = {
  name: string
  unit: string
  type: IndicatorType
  direction: Direction
  pillar: string | null
  subsetOf: string | null
}
/** An indicator that is there, and whether figures, aims or indicators of grants hang on its unit and type. */
export type KnownIndicator = IndicatorEdit & { key: string; hasFigures: boolean }

/** A plan of a year as a manager writes it: what was meant to be done and what came of it; `pillar` is a key. */
export type PlanWords = {
  year: number
  kind: PlanKind
  pillar: string | null
  label: string
  plan: string
  execution: string
  source: string
}

/**
 * May an indicator become this? Its unit and type stay what they are once figures hang on them
 * (`indicator-has-figures`, name); it is no part of itself, however long the way round (`indicator-part-of-itself`);
 * and a part counts the same as its whole (`indicator-part-differs`). `known` holds all of them; `key` is null for a
 * new one. Refuses `not-found` for a whole that nobody knows.
 */
export function canEditIndicator(
  key: string | null,
  next: IndicatorEdit,
  known: readonly KnownIndicator[],
): Verdict {
  const before = known.find((one) => one.key === key)
  const same = !before || (before.unit === next.unit && before.type === next.type)
  if (before?.hasFigures && !same) return refused('indicator-has-figures', { name: before.name })
  const parts = known.filter(({ subsetOf }) => key !== null && subsetOf === key)
  const whole = known.find((one) => one.key === next.subsetOf)
  if (next.subsetOf !== null && !whole) return refused('not-found')
  if (next.subsetOf !== null && key !== null && leadsTo(next.subsetOf, key, known))
    return refused('indicator-part-of-itself')
  const beside = whole ? [whole, ...parts] : parts
  return beside.every((one) => one.unit === next.unit && one.type === next.type)
    ? allowed()
    : refused('indicator-part-differs')
}

/** A neighbourhood lies in one that lies in none, and never in itself (`neighbourhood-in-itself`). */
export function canPlaceNeighbourhood(
  key: string | null,
  parent: string | null,
  known: readonly { key: string; parent: string | null }[],
): Verdict {
  if (parent === null) return allowed()
  const above = known.find((one) => one.key === parent)
  if (!above) return refused('not-found')
  const hasParts = key !== null && known.some((one) => one.parent === key)
  return parent === key || hasParts || above.parent !== null ? refused('neighbourhood-in-itself') : allowed()
}

/** A key made of a name: `Nieuw Zuid` becomes `nieuw-zuid`. */
export function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

function leadsTo(from: string, key: string, known: readonly KnownIndicator[]): boolean {
  const seen = new Set<string>()
  for (let at: string | null = from; at !== null && !seen.has(at); ) {
    if (at === key) return true
    seen.add(at)
    at = known.find((one) => one.key === at)?.subsetOf ?? null
  }
  return false
}
