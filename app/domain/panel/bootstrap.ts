/** How often a bootstrap is repeated. */
export const repeats = 1_000

/** The part of the repeats between `low` and `high`. */
export const coverage = 0.8

export type Interval = { low: number; high: number }

/** The middle 80 % of what the repeats of a bootstrap gave, ends included (percentile method, Efron 1979). Null of none. */
export function middleOf(found: Float64Array | Int32Array): Interval | null {
  if (found.length === 0) return null
  const sorted = found.toSorted()
  const tail = (1 - coverage) / 2
  return {
    low: sorted[Math.floor(tail * sorted.length)] as number,
    high: sorted[Math.ceil((1 - tail) * sorted.length) - 1] as number,
  }
}
