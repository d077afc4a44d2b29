import type { IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { type IndicatorType, type IndicatorValue, valueSchema } from './indicator.ts'

/** From the first day to the last, both included. */
export type Period = { from: IsoDate; to: IsoDate }

/**
 * What was measured of an indicator: the baseline, or where it stood at the end of a period, counted from the start
 * of the grant (a running total, so that two reports never count the same thing twice). A correction is a row of its
 * own; the old row keeps its value and points at it.
 */
export type Measurement = {
  id: string
  indicator: string
  baseline: boolean
  value: IndicatorValue
  period: Period
  correctedBy: string | null
}

/** An indicator of the terms, as far as its baseline is concerned: a value, or the reason why there can be none. */
export type WithBaseline = { id: string; baseline: number | null; noBaselineReason: string | null }

/** Is there a baseline, in the terms or measured since, or a stated reason why there can be none? */
export function hasBaseline(indicator: WithBaseline, measurements: readonly Measurement[] = []): boolean {
  const stated = indicator.baseline !== null || Boolean(indicator.noBaselineReason?.trim())
  return stated || standing(measurements).some((one) => one.baseline && one.indicator === indicator.id)
}

/**
 * May this be measured? Baseline first (`baseline-missing`), a period that does not run backwards, and nothing that
 * lies in the future (`dates-out-of-order`, with the names of the two days).
 */
export function judgeMeasurement(
  measured: Pick<Measurement, 'baseline' | 'period'>,
  indicator: WithBaseline,
  earlier: readonly Measurement[],
  today: IsoDate,
): Verdict {
  const { from, to } = measured.period
  if (!measured.baseline && !hasBaseline(indicator, earlier))
    return refused('baseline-missing', { indicator: indicator.id })
  if (from > to) return refused('dates-out-of-order', { first: 'periodFrom', second: 'periodTo' })
  return to > today ? refused('dates-out-of-order', { first: 'periodTo', second: 'today' }) : allowed()
}

/** What a measurement becomes, and why. */
export type Correction = { id: string; value: IndicatorValue; reason: string }

/**
 * A correction: the same indicator and period with another value, beside the old one, which is kept and points at it.
 * Needs a reason (`correction-needs-reason`), a figure that its type can have (`figure-impossible`; see `valueSchema`) and
 * that is another one (`nothing-corrected`); only what stands can be corrected (`not-in-this-state`).
 */
export function correct(
  old: Measurement,
  { id, value, reason }: Correction,
  type: IndicatorType,
): Verdict<{ kept: Measurement; correction: Measurement }> {
  if (old.correctedBy !== null) return refused('not-in-this-state', { state: 'corrected' })
  if (!reason.trim()) return refused('correction-needs-reason')
  if (!valueSchema(type).safeParse(value).success) return refused('figure-impossible')
  if (sameValue(old.value, value)) return refused('nothing-corrected')
  return allowed({ kept: { ...old, correctedBy: id }, correction: { ...old, id, value } })
}

/** Do two figures say the same; what is not said is no value of it. */
export function sameValue(one: IndicatorValue, other: IndicatorValue): boolean {
  const said = ({ value, valueMax, qualifier, denominator, n, scale }: IndicatorValue) =>
    [value, valueMax ?? null, qualifier, denominator ?? null, n ?? null, scale?.from, scale?.to].join(' ')
  return said(one) === said(other)
}

/** Of how many people it was said that they took part before: still, unless there are not so many any more. */
export function beforeAmong(before: number | null, { value, valueMax }: IndicatorValue): number | null {
  return before !== null && before <= (valueMax ?? value) ? before : null
}

/** A measurement as it was first, each correction of it, oldest first, and what stands now. */
export type Course<One> = { first: One; steps: { was: One; now: One }[]; now: One }

/** The measurements that correct none, in their order, each with all that became of it. */
export function withCorrections<One extends Pick<Measurement, 'id' | 'correctedBy'>>(
  measurements: readonly One[],
): Course<One>[] {
  const byId = new Map(measurements.map((one) => [one.id, one]))
  const corrections = new Set(measurements.map(({ correctedBy }) => correctedBy))
  return measurements
    .filter(({ id }) => !corrections.has(id))
    .map((first) => {
      const steps: Course<One>['steps'] = []
      let now = first
      for (let next = byId.get(now.correctedBy ?? ''); next; next = byId.get(now.correctedBy ?? '')) {
        steps.push({ was: now, now: next })
        now = next
      }
      return { first, steps, now }
    })
}

/** The measurements that no other one corrects. */
export function standing<One extends Pick<Measurement, 'correctedBy'>>(measurements: readonly One[]): One[] {
  return measurements.filter((measurement) => measurement.correctedBy === null)
}

/** Where an indicator stands now: the measurement with the last period, baselines aside; null when there is none. */
export function latest(measurements: readonly Measurement[], indicator: string): Measurement | null {
  const candidates = standing(measurements).filter((one) => one.indicator === indicator && !one.baseline)
  return candidates.reduce<Measurement | null>(
    (found, one) => (found && isLater(found, one) ? found : one),
    null,
  )
}

function isLater(one: Measurement, other: Measurement): boolean {
  const key = ({ period, id }: Measurement) => `${period.to} ${period.from} ${id}`
  return key(one) > key(other)
}
