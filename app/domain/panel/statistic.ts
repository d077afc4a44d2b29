/** Why a statistic has no number. */
export const unknowns = [
  'no-variance',
  'no-differences',
  'too-few-reviews',
  'too-few-proposals',
  'one-proposal',
  'reader-with-few',
  'not-connected',
] as const
export type Unknown = (typeof unknowns)[number]

/** A number, or why there is none; never a number that stands for "unknown". */
export type Statistic = { value: number; reason: null } | { value: null; reason: Unknown }

export function known(value: number): Statistic {
  return { value, reason: null }
}

export function unknown(reason: Unknown): Statistic {
  return { value: null, reason }
}

/** `above / below`; what has nothing below the line has no variance. `size` says how large the numbers are it came from. */
export function ratio(above: number, below: number, size = 1): Statistic {
  return below > negligible * size ? known(above / below) : unknown('no-variance')
}

/** The share of a sum of squares that is only the rounding of numbers. */
export const negligible = 1e-12

export function total(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

export function average(values: readonly number[]): number {
  return total(values) / values.length
}

/** Σ (x − around)². */
export function squaresAround(values: readonly number[], around: number): number {
  return total(values.map((value) => (value - around) ** 2))
}
