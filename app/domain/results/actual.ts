import type { IsoDate } from '../calendar.ts'
import { aggregate, figureOf } from './aggregate.ts'
import type { IndicatorType, IndicatorValue } from './indicator.ts'
import { type Measurement, standing } from './measurement.ts'
import { several } from './report-content.ts'

/** A measurement with the accepted report it came in, and the neighbourhood it is about: a key, `several`, or null. */
export type Counted = Measurement & {
  report: string
  neighbourhood: string | null
  acceptedAt: Date
  /** Of people: how many of them took part before; null when nobody knows. */
  tookPartBefore?: number | null
}

/** Where an indicator stood at the end of a period: one figure for all places, and the rows it is made of. */
export type Standpoint = { on: IsoDate; report: string; value: IndicatorValue; rows: Counted[] }

/**
 * The course of one indicator, oldest first: of each report what it counted, baselines aside, corrected rows left out.
 * Rows of one report are put together by `together`.
 */
export function courseOf(
  indicator: { id: string; type: IndicatorType },
  rows: readonly Counted[],
): Standpoint[] {
  const own = standing(rows).filter((row) => row.indicator === indicator.id && !row.baseline)
  const reports = [...new Set(own.map(({ report }) => report))]
  return reports
    .map((report) => {
      const here = own.filter((row) => row.report === report)
      const on = here
        .map(({ period }) => period.to)
        .sort()
        .at(-1) as IsoDate
      return { on, report, value: together(indicator.type, here), rows: here }
    })
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** Where an indicator stands now; null when it was never measured. */
export function actualOf(
  indicator: { id: string; type: IndicatorType },
  rows: readonly Counted[],
): Standpoint | null {
  return courseOf(indicator, rows).at(-1) ?? null
}

/** The baseline that was measured since the terms were signed: the first one that stands. */
export function measuredBaseline(indicator: string, rows: readonly Counted[]): Counted | null {
  const baselines = standing(rows).filter((row) => row.baseline && row.indicator === indicator)
  return baselines.sort((one, other) => one.period.to.localeCompare(other.period.to))[0] ?? null
}

/** How many of the people of a report took part before; known when one row tells of all of them. */
export function tookPartBefore({ rows }: Pick<Standpoint, 'rows'>): number | null {
  return wholeOf(rows)?.tookPartBefore ?? null
}

function wholeOf<Row extends Pick<Counted, 'neighbourhood'>>(rows: readonly Row[]): Row | undefined {
  const whole = rows.find(({ neighbourhood }) => neighbourhood === several || neighbourhood === null)
  return whole ?? (rows.length === 1 ? rows[0] : undefined)
}

/**
 * One figure of the rows that one report gives for an indicator. A row about several places is the whole, of which
 * the rows per place are parts. Without one the places are put together by type (`aggregate`): counts are added,
 * people may be the same and become a range from the largest place to the sum.
 */
export function together(type: IndicatorType, rows: readonly Counted[]): IndicatorValue {
  const whole = wholeOf(rows)
  if (whole) return whole.value
  const parts = rows.map(({ id, value }) => ({ id, value, unit: '' }))
  const sum = figureOf(aggregate(type, parts))
  if (!sum) throw new RangeError(`figures of type ${type} are not put together by place`)
  return sum
}

/** What conditions ask of each indicator (see `factsOf`): its measured baseline, and where it stands, as a range if it is one. */
export function measuredFacts(
  indicators: readonly { id: string; type: IndicatorType }[],
  rows: readonly Counted[],
) {
  return Object.fromEntries(
    indicators.map((indicator) => {
      const actual = actualOf(indicator, rows)?.value
      const range =
        actual && (actual.valueMax == null ? actual.value : { from: actual.value, to: actual.valueMax })
      return [
        indicator.id,
        { baseline: measuredBaseline(indicator.id, rows)?.value.value ?? null, actual: range ?? null },
      ]
    }),
  )
}
