import {
  add,
  compare,
  decimal,
  type Fraction,
  fraction,
  least,
  most,
  multiply,
  subtract,
  sum,
} from '../fraction.ts'

/** How many are in both of two parts: between `least` and `most`, which are equal when it is known exactly. */
export type Overlap = { between: readonly [string, string]; least: number; most: number }

/** A part of a count of people: its id, the ends of its figure, and the share of it that is counted here. */
export type Part = { id: string; low: Fraction; high: Fraction; share: Fraction }
export type Bounds = { atLeast: Fraction; atMost: Fraction }

/**
 * How many different people there are in all parts together. At least the largest part, and when the overlap of every
 * pair is known also Σ − Σ pairs (Bonferroni); at most Σ minus the weight of a maximum spanning forest over the known
 * overlaps (Hunter, 1976). Low ends count for the lower bound with the most overlap, high ends for the upper bound
 * with the least. An overlap never exceeds the smaller of its two parts; one with an unknown part counts for nothing.
 * Of a person who is in two parts of which shares count, only what the shares are together above one is double.
 */
export function peopleIn(parts: readonly Part[], overlaps: readonly Overlap[]): Bounds {
  const edges = edgesOf(parts, overlaps)
  const largest = parts.map(counted('low')).reduce((found, low) => most(found, low), fraction(0))
  const allKnown = edges.length === (parts.length * (parts.length - 1)) / 2
  const whole = parts.every((part) => compare(part.share, one) === 0)
  const apart = subtract(sum(parts.map(counted('low'))), sum(edges.map((edge) => edge.most)))
  return {
    atLeast: allKnown && whole ? most(largest, apart) : largest,
    atMost: subtract(sum(parts.map(counted('high'))), forestWeight(edges)),
  }
}

const one = fraction(1)

type Edge = { ends: readonly [string, string]; least: Fraction; most: Fraction }

function counted(end: 'low' | 'high') {
  return (part: Part) => multiply(part[end], part.share)
}

/** One edge for each pair of parts whose overlap is known; of two statements about a pair the last counts. */
function edgesOf(parts: readonly Part[], overlaps: readonly Overlap[]): Edge[] {
  const byId = new Map(parts.map((part) => [part.id, part]))
  const edges = new Map<string, Edge>()
  for (const { between, ...shared } of overlaps) {
    const [a, b] = [byId.get(between[0]), byId.get(between[1])]
    if (!a || !b || a === b) continue
    const double = most(fraction(0), subtract(add(a.share, b.share), one))
    const atLeast = least(decimal(Math.max(0, shared.least)), least(a.low, b.low))
    const atMost = most(atLeast, least(decimal(Math.max(0, shared.most)), least(a.high, b.high)))
    edges.set([...between].sort().join(' & '), {
      ends: between,
      least: multiply(double, atLeast),
      most: multiply(double, atMost),
    })
  }
  return [...edges.values()]
}

/** Kruskal: the heaviest overlaps first, each that joins two trees. */
function forestWeight(edges: readonly Edge[]): Fraction {
  const above = new Map<string, string>()
  const rootOf = (node: string): string => (above.has(node) ? rootOf(above.get(node) as string) : node)
  let weight = fraction(0)
  for (const edge of [...edges].sort((heavy, light) => compare(light.least, heavy.least))) {
    const [a, b] = [rootOf(edge.ends[0]), rootOf(edge.ends[1])]
    if (a === b) continue
    above.set(a, b)
    weight = add(weight, edge.least)
  }
  return weight
}
