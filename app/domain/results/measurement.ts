import type { IsoDate } from '../calendar.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import type { IndicatorValue } from './indicator.ts'

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

/**
 * A correction: the same indicator and period with another value, beside the old one, which is kept and points at it.
 * Needs a reason (`correction-needs-reason`); only what stands can be corrected (`not-in-this-state`).
 */
export function correct(
  old: Measurement,
  { id, value, reason }: { id: string; value: IndicatorValue; reason: string },
): Verdict<{ kept: Measurement; correction: Measurement }> {
  if (old.correctedBy !== null) return refused('not-in-this-state', { state: 'corrected' })
  if (!reason.trim()) return refused('correction-needs-reason')
  return allowed({ kept: { ...old, correctedBy: id }, correction: { ...old, id, value } })
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
