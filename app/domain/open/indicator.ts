import type { IsoDate } from '../calendar.ts'
import type { GrantIndicator } from '../results/contribution.ts'
import { cellOf } from '../results/hidden-figures.ts'
import {
  countsPeople,
  type Direction,
  type IndicatorType,
  type IndicatorValue,
} from '../results/indicator.ts'
import type { Period } from '../results/measurement.ts'
import { mayShow } from '../results/suppression.ts'

/** An indicator of a grant with what was agreed and measured; figures that no public page shows are not in it. */
export type OpenIndicator = {
  id: string
  name: string
  unit: string
  type: IndicatorType
  direction: Direction
  source: string
  baseline: { value: number; on: IsoDate } | null
  noBaselineReason: string | null
  target: number
  targetOn: IsoDate
  /** The key of the programme's own indicator that it counts for. */
  programme: string | null
  actuals: readonly { period: Period; value: IndicatorValue }[]
}

/** What is on record of an indicator: its terms and the course of its figures. */
export type IndicatorSource = GrantIndicator & {
  name: string
  direction: Direction
  source: string
  baseline: { value: number; on: IsoDate | null } | null
  noBaselineReason: string | null
  target: number
  targetOn: IsoDate
}

/** The same for everybody; `hidden` holds the ids of the counts of people that are kept from the public. */
export function openIndicator(
  source: IndicatorSource,
  { hidden, startsOn }: { hidden: ReadonlySet<string>; startsOn: IsoDate },
): OpenIndicator {
  const { id, name, unit, type, direction, noBaselineReason, target, targetOn, programme } = source
  return {
    ...{ id, name, unit, type, direction, source: source.source, noBaselineReason },
    ...{ target, targetOn, programme },
    baseline: baselineOf(source, startsOn),
    actuals: source.course
      .filter(({ report }) => !hidden.has(cellOf.point(source, report)))
      .map(({ on, value, rows }) => ({
        period: { from: rows.map(({ period }) => period.from).sort()[0] ?? on, to: on },
        value,
      })),
  }
}

/** A baseline of a few people points at somebody; one of nought at nobody. */
function baselineOf({ baseline, type }: IndicatorSource, startsOn: IsoDate): OpenIndicator['baseline'] {
  if (!baseline) return null
  if (countsPeople(type) && baseline.value > 0 && !mayShow(baseline)) return null
  return { value: baseline.value, on: baseline.on ?? startsOn }
}
