import {
  decimal,
  divide,
  type Fraction,
  fraction,
  least,
  most,
  multiply,
  rounded,
  subtract,
  sum,
  written,
} from '../fraction.ts'
import {
  type IndicatorType,
  type IndicatorValue,
  isSummed,
  mayOverlap,
  type Qualifier,
  qualifiers,
} from './indicator.ts'
import { type Overlap, peopleIn } from './overlap.ts'

/** One figure that asks to be added: null when it is missing. */
export type FigurePart = {
  id: string
  value: IndicatorValue | null
  unit: string
  /** The figure of which this one is a part. */
  subsetOf?: string | null
  /** `unknown` when nobody knows whether it is part of another figure: then it stands beside, never in, a sum. */
  relation?: 'part' | 'unknown'
  /** The share of the figure that counts here, in basis points; the whole unless set. */
  shareBp?: number
  /** Of people: how many of them took part before, in this plan or another; null when nobody knows. */
  tookPartBefore?: number | null
}

export type AggregateOptions = {
  overlaps?: readonly Overlap[]
  /** The figure of all parts together, when somebody counted it. */
  total?: IndicatorValue | null
  /** The unit that is asked for; figures in another unit do not meet it. */
  unit?: string
}

/** How many of the figures that should be here are known, and which were left out of it. */
type Counted = { known: number; of: number; leftOut: { id: string; why: 'subset' | 'relation-unknown' }[] }

/** A number rounded once, after everything: `valueMax` for a range, `exact` as written fraction (of the lower end). */
type Rounded = { value: number; valueMax: number | null; exact: string; qualifier: Qualifier }

type Outcome =
  | ({ kind: 'total' } & Rounded)
  | { kind: 'interval'; atLeast: number; atMost: number; sum: number; qualifier: Qualifier }
  | ({ kind: 'percentage'; numerator: number; denominator: number } & Rounded)
  | ({ kind: 'mean'; n: number } & Rounded)
  | { kind: 'yes-no'; yes: number }
  | { kind: 'apart'; figures: { id: string; value: IndicatorValue }[] }
  | { kind: 'none'; why: 'units-differ' | 'scales-differ' | 'nothing-known' }

/** What figures are together. Each kind has its own words; the words are elsewhere. */
export type Aggregate = Counted & Outcome

/**
 * What figures of one type are together. Counts, contacts and money are added; unique people, households and reach
 * become an interval (`peopleIn`, no less than those who never took part before), which a known total ends; percentages add numerators and denominators; scores are
 * weighted by their answers, within one scale; yes-no is k of n; rates stand apart. Figures in different units never
 * meet. A subset is left out when what it is a part of is here as well, and from every sum; what stands in an
 * unknown relation is left out. A missing figure is counted as missing, never as nought. The result is as sure as its
 * least sure figure: exact, then about, then more-than. Rounded once, half up: money to cents, scores to hundredths,
 * the rest to tenths (a percentage to tenths of a percent).
 */
export function aggregate(
  type: IndicatorType,
  parts: readonly FigurePart[],
  options: AggregateOptions = {},
): Aggregate {
  const leftOut = parts.flatMap((part) => reasonToLeaveOut(type, part, parts))
  const entering = parts.filter((part) => !leftOut.some((left) => left.id === part.id))
  const known = entering.flatMap((part) => knownFigure(type, part))
  const counted: Counted = { known: known.length, of: entering.length, leftOut }
  const units = new Set(entering.map((part) => part.unit))
  if (options.unit !== undefined) units.add(options.unit)
  if (units.size > 1) return { ...counted, kind: 'none', why: 'units-differ' }
  if (mayOverlap(type) && options.total) return { ...counted, kind: 'total', ...asStated(options.total) }
  if (known.length === 0) return { ...counted, kind: 'none', why: 'nothing-known' }
  return { ...counted, ...together(type, known, options) }
}

/** What is together as one figure: a total, or the ends of an interval; null when it is no single figure. */
export function figureOf(together: Aggregate): IndicatorValue | null {
  if (together.kind === 'total') {
    const { value, valueMax, qualifier } = together
    return { value, valueMax, qualifier }
  }
  if (together.kind !== 'interval') return null
  const { atLeast, atMost, qualifier } = together
  return { value: atLeast, valueMax: atMost > atLeast ? atMost : null, qualifier }
}

/** A share of one figure, exact and as it is shown alone: half of 25 is 25/2, shown as 12,5. */
export function shareOf(value: number, shareBp: number): { exact: string; value: number } {
  const part = multiply(decimal(value), share(shareBp))
  return { exact: written(part), value: rounded(part, 1) }
}

/** The least sure of qualifiers; nothing is exact. */
export function leastSure(all: readonly Qualifier[]): Qualifier {
  return qualifiers.findLast((qualifier) => all.includes(qualifier)) ?? 'exact'
}

type Known = {
  id: string
  value: IndicatorValue
  low: Fraction
  high: Fraction
  share: Fraction
  before: number | null
}

function reasonToLeaveOut(
  type: IndicatorType,
  part: FigurePart,
  parts: readonly FigurePart[],
): Counted['leftOut'] {
  if (part.relation === 'unknown') return [{ id: part.id, why: 'relation-unknown' }]
  if (part.subsetOf == null || part.subsetOf === part.id) return []
  const meetsItsWhole = parts.some((other) => other.id === part.subsetOf)
  const meetsOthers = parts.length > 1 && !mayOverlap(type)
  return meetsItsWhole || meetsOthers ? [{ id: part.id, why: 'subset' }] : []
}

/** A figure that can be counted with: a percentage needs its denominator, a score its number of answers. */
function knownFigure(
  type: IndicatorType,
  { id, value, shareBp = 10_000, tookPartBefore = null }: FigurePart,
): Known[] {
  if (!value) return []
  if (type === 'percentage' && !value.denominator) return []
  if (type === 'score' && !value.n) return []
  return [
    {
      id,
      value,
      low: decimal(value.value),
      high: decimal(value.valueMax ?? value.value),
      share: share(shareBp),
      before: tookPartBefore,
    },
  ]
}

function together(
  type: IndicatorType,
  known: readonly Known[],
  { overlaps = [] }: AggregateOptions,
): Outcome {
  const qualifier = leastSure(known.map(({ value }) => value.qualifier))
  if (isSummed(type)) return { kind: 'total', ...range(known, total, type === 'money' ? 0 : 1), qualifier }
  if (mayOverlap(type)) return { kind: 'interval', ...interval(known, overlaps), qualifier }
  if (type === 'percentage') return percentage(known, qualifier)
  if (type === 'score') return mean(known, qualifier)
  if (type === 'yes-no') return { kind: 'yes-no', yes: known.filter(({ value }) => value.value > 0).length }
  return { kind: 'apart', figures: known.map(({ id, value }) => ({ id, value })) }
}

type End = 'low' | 'high'

function total(known: readonly Known[], end: End): Fraction {
  return sum(known.map((one) => multiply(one[end], one.share)))
}

function interval(known: readonly Known[], overlaps: readonly Overlap[]) {
  const { atLeast, atMost } = peopleIn(known, overlaps)
  return {
    atLeast: rounded(least(most(atLeast, firstTimers(known)), atMost), 1),
    atMost: rounded(atMost, 1),
    sum: rounded(total(known, 'high'), 1),
  }
}

/** Nobody is new twice: those who took part for the first time in one figure are in no earlier one. */
function firstTimers(known: readonly Known[]): Fraction {
  return sum(
    known.map(({ low, share, before }) =>
      before === null ? fraction(0) : multiply(most(fraction(0), subtract(low, decimal(before))), share),
    ),
  )
}

function percentage(known: readonly Known[], qualifier: Qualifier): Outcome {
  const whole = sum(known.map(({ value, share }) => multiply(decimal(value.denominator ?? 0), share)))
  const ratio = (all: readonly Known[], end: End) => divide(multiply(total(all, end), fraction(100)), whole)
  const numerator = rounded(total(known, 'low'), 1)
  return {
    kind: 'percentage',
    numerator,
    denominator: rounded(whole, 1),
    ...range(known, ratio, 1),
    qualifier,
  }
}

function mean(known: readonly Known[], qualifier: Qualifier): Outcome {
  const scales = new Set(known.map(({ value }) => `${value.scale?.from} ${value.scale?.to}`))
  if (scales.size > 1) return { kind: 'none', why: 'scales-differ' }
  const weights = known.map(({ value, share }) => multiply(decimal(value.n ?? 0), share))
  const weighted = (all: readonly Known[], end: End) =>
    divide(sum(all.map((one, index) => multiply(one[end], weights[index] as Fraction))), sum(weights))
  const answers = known.reduce((count, { value }) => count + (value.n ?? 0), 0)
  return { kind: 'mean', n: answers, ...range(known, weighted, 2), qualifier }
}

function range(
  known: readonly Known[],
  of: (known: readonly Known[], end: End) => Fraction,
  decimals: number,
) {
  const low = of(known, 'low')
  const ranges = known.some(({ value }) => value.valueMax != null)
  return {
    value: rounded(low, decimals),
    valueMax: ranges ? rounded(of(known, 'high'), decimals) : null,
    exact: written(low),
  }
}

function asStated({ value, valueMax, qualifier }: IndicatorValue): Rounded {
  return { value, valueMax: valueMax ?? null, exact: written(decimal(value)), qualifier }
}

function share(shareBp: number): Fraction {
  return fraction(shareBp, 10_000)
}
