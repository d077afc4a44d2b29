import {
  add,
  ceiling,
  compare,
  decimal,
  divide,
  type Fraction,
  floor,
  fraction,
  least,
  multiply,
  subtract,
} from '../fraction.ts'
import type { Direction, IndicatorType, IndicatorValue } from './indicator.ts'

/** A number, or a figure that may be a range; null when it is not known. */
export type Amount = number | Pick<IndicatorValue, 'value' | 'valueMax' | 'denominator'> | null

/** Progress of 10000 basis points: the target is reached. */
const reached = 10_000
const nothing = { valueMax: null, denominator: null }

/**
 * How far from baseline to target, in basis points rounded down: (actual − baseline) / (target − baseline). Of a
 * range the end counts that gives the least progress. Negative when it went the other way, above 10000 beyond the
 * target. When the target asks for no change in its direction, it is 10000 while the actual keeps to the target, and
 * otherwise 0. Null when baseline, target or actual is not known. A percentage is compared as numerator / denominator.
 */
export function progressBp(
  baseline: Amount,
  target: Amount,
  actual: Amount,
  direction: Direction,
  type: IndicatorType = 'count',
): number | null {
  const [from, to, now] = [ends(baseline, type), ends(target, type), ends(actual, type)]
  if (!from || !to || !now) return null
  const [first, ...others] = from.flatMap((start) =>
    to.flatMap((goal) => now.map((at) => progressOf(start, goal, at, direction))),
  )
  return Number(floor(multiply(least(first as Fraction, ...others), fraction(reached))))
}

/**
 * Progress as everybody reads it, in basis points: rounded once, half up, to tenths of a percent as every percentage is; but
 * what has not reached its target never reads as if it had.
 */
export function shownProgress(bp: number): number {
  const tenths = Math.floor((bp + 5) / 10) * 10
  return bp < reached ? Math.min(tenths, reached - 10) : tenths
}

/**
 * What the actual has to be for a share (basis points) of the way from baseline to target: rounded up to a whole
 * number (or so many decimals) when more is better, down when less is. Of a range the end counts that asks the most.
 * Null when baseline or target is not known. An actual has this share exactly when it is at least (or at most) this.
 */
export function neededFor(
  shareBp: number,
  indicator: { baseline: Amount; target: Amount; direction: Direction },
  decimals = 0,
): number | null {
  const { direction } = indicator
  const [from, to] = [ends(indicator.baseline, 'count'), ends(indicator.target, 'count')]
  if (!from || !to) return null
  const share = fraction(shareBp, reached)
  const scale = fraction(10n ** BigInt(decimals))
  const needs = from.flatMap((start) =>
    to.map((goal) => {
      const way = asksChange(start, goal, direction)
        ? add(start, multiply(subtract(goal, start), share))
        : goal
      const scaled = multiply(way, scale)
      return Number(direction === 'up' ? ceiling(scaled) : floor(scaled)) / Number(scale.numerator)
    }),
  )
  return direction === 'up' ? Math.max(...needs) : Math.min(...needs)
}

function progressOf(start: Fraction, goal: Fraction, at: Fraction, direction: Direction): Fraction {
  if (asksChange(start, goal, direction)) return divide(subtract(at, start), subtract(goal, start))
  const beyond = compare(at, goal)
  return fraction((direction === 'up' ? beyond >= 0 : beyond <= 0) ? 1 : 0)
}

function asksChange(start: Fraction, goal: Fraction, direction: Direction): boolean {
  return compare(goal, start) === (direction === 'up' ? 1 : -1)
}

function ends(amount: Amount, type: IndicatorType): Fraction[] | null {
  if (amount === null) return null
  const { value, valueMax, denominator } = typeof amount === 'number' ? { ...nothing, value: amount } : amount
  if (type === 'percentage' && !denominator) return null
  const whole = type === 'percentage' ? decimal(denominator as number) : fraction(1)
  return [value, valueMax ?? value].map((end) => divide(decimal(end), whole))
}
