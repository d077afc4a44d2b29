import {
  add,
  approximate,
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  subtract,
  sum,
} from '../fraction.ts'
import { type Cents, cents } from '../money.ts'

/** A proposal with what it asks and the weighted scores of its locked, standing reviews. */
export type Scored = { proposal: string; asked: Cents; scores: readonly Fraction[] }

/** Where a proposal lies by its interval: clear of the money's line, or touching it. */
export const places = ['above-line', 'grey-zone', 'below-line'] as const
export type Place = (typeof places)[number]

/** Whether its readers agree; `one-review` when that cannot be said. */
export const agreements = ['agreed', 'divided', 'one-review'] as const
export type Agreement = (typeof agreements)[number]

/** Numbers are for showing (1 to 5); order, ties and places were decided exactly. Null where it cannot be known. */
export type RankedProposal = {
  proposal: string
  asked: Cents
  /** What is asked from the first to this one. */
  together: Cents
  rank: number | null
  readers: number
  mean: number | null
  /** Standard deviation of its own readers, from two readers on. */
  spread: number | null
  low: number | null
  high: number | null
  place: Place | null
  agreement: Agreement | null
}
export type Ranking = { rows: RankedProposal[]; line: number | null; withinReaders: number | null }

type Measured = Scored & { mean: Fraction }

/** 1.28 squared: the interval holds 80 % of a normal distribution. */
const width = fraction(16_384, 10_000)

/**
 * Orders proposals by mean weighted score; equal means share a rank and stand in the order of their ids. The interval
 * of a proposal is its mean ± 1.28 √(s²/k), with s² the variance within proposals pooled over all that have two
 * readers or more: Σ(x − mean)² / Σ(k − 1). The money's line lies midway between the last proposal that fits `room`
 * (cents, counted down the ranking) and the first that does not; where equal means straddle it, on that mean; on the
 * first when not even that fits; and nowhere when all fit. A proposal is in the grey zone when its interval touches
 * the line, and also when no variance can be known. Without a score a proposal stands last, without rank or place.
 */
export function rank(proposals: readonly Scored[], room: number): Ranking {
  const measured = proposals.flatMap((proposal) => withMean(proposal)).sort(byMean)
  const unscored = proposals.filter(({ scores }) => scores.length === 0).sort(byId)
  const variance = pooledVariance(measured)
  const line = moneyLine(measured, room)
  let before = 0
  const ranked = equals(measured).flatMap((group) => {
    const place = before + 1
    before += group.length
    return group.map((one) => ({ ...row(one, variance, line), rank: place }))
  })
  let together = cents(0)
  const rows = [...ranked, ...unscored.map(withoutScore)].map((one) => {
    together = cents(together + one.asked)
    return { ...one, together }
  })
  return { rows, line: line && approximate(line), withinReaders: variance && approximate(variance) }
}

/** The mean of exact scores; null of none. */
export function meanOf(scores: readonly Fraction[]): Fraction | null {
  return scores.length === 0 ? null : divide(sum(scores), fraction(scores.length))
}

function withMean(proposal: Scored): Measured[] {
  const mean = meanOf(proposal.scores)
  return mean ? [{ ...proposal, mean }] : []
}

function byMean(one: Measured, other: Measured): number {
  return compare(other.mean, one.mean) || byId(one, other)
}

function byId(one: Scored, other: Scored): number {
  return one.proposal < other.proposal ? -1 : 1
}

/** s² within proposals, exact; null when no proposal has two readers. */
function pooledVariance(measured: readonly Measured[]): Fraction | null {
  const freedom = measured.reduce((total, { scores }) => total + scores.length - 1, 0)
  if (freedom === 0) return null
  return divide(sum(measured.map(({ scores, mean }) => squares(scores, mean))), fraction(freedom))
}

function moneyLine(measured: readonly Measured[], room: number): Fraction | null {
  let left = room
  let above: Measured | null = null
  for (const group of equals(measured)) {
    const first = group[0] as Measured
    const asked = group.reduce((total, one) => total + one.asked, 0)
    if (asked > left) {
      const straddles = group.some((one) => one.asked <= left)
      return straddles || !above ? first.mean : divide(add(above.mean, first.mean), fraction(2))
    }
    left -= asked
    above = first
  }
  return null
}

function equals(measured: readonly Measured[]): Measured[][] {
  const groups: Measured[][] = []
  for (const one of measured) {
    const group = groups.at(-1)
    if (group && compare((group[0] as Measured).mean, one.mean) === 0) group.push(one)
    else groups.push([one])
  }
  return groups
}

function row(one: Measured, variance: Fraction | null, line: Fraction | null) {
  const { proposal, asked, scores, mean } = one
  const margin = variance && multiply(width, divide(variance, fraction(scores.length)))
  const half = margin && Math.sqrt(approximate(margin))
  const centre = approximate(mean)
  return {
    proposal,
    asked,
    readers: scores.length,
    mean: centre,
    spread: spreadOf(scores, mean),
    low: half === null ? null : centre - half,
    high: half === null ? null : centre + half,
    place: placeOf(mean, margin, line),
    agreement: agreementOf(scores),
  }
}

function withoutScore({ proposal, asked }: Scored) {
  return {
    proposal,
    asked,
    readers: 0,
    rank: null,
    mean: null,
    spread: null,
    low: null,
    high: null,
    place: null,
    agreement: null,
  }
}

/** Touches: the square of the distance to the line is at most the square of half the interval. */
function placeOf(mean: Fraction, margin: Fraction | null, line: Fraction | null): Place {
  if (!line) return 'above-line'
  const distance = subtract(mean, line)
  if (!margin || compare(multiply(distance, distance), margin) <= 0) return 'grey-zone'
  return distance.numerator > 0n ? 'above-line' : 'below-line'
}

function spreadOf(scores: readonly Fraction[], mean: Fraction): number | null {
  if (scores.length < 2) return null
  return Math.sqrt(approximate(divide(squares(scores, mean), fraction(scores.length - 1))))
}

/** Divided when two readers lie more than one whole point apart. */
function agreementOf(scores: readonly Fraction[]): Agreement {
  if (scores.length < 2) return 'one-review'
  const apart = scores.some((one) => scores.some((other) => compare(subtract(one, other), fraction(1)) > 0))
  return apart ? 'divided' : 'agreed'
}

function squares(scores: readonly Fraction[], mean: Fraction): Fraction {
  return sum(
    scores.map((score) => {
      const deviation = subtract(score, mean)
      return multiply(deviation, deviation)
    }),
  )
}
