/** The readers of one proposal: how many it wants, who locked, who still reads, and how many more could be asked. */
export type Readers = { wanted: number; locked: number; reading: number; couldRead: number }

/**
 * How many reviews still come before a stage of scoring can end: those under way, and those that somebody can still be
 * asked for. Where nobody can, fewer readers have to do, but a proposal without any review always misses one.
 */
export function missingReviews(proposals: readonly Readers[]): number {
  return proposals.reduce((total, { wanted, locked, reading, couldRead }) => {
    const short = Math.max(0, wanted - locked - reading)
    const missing = reading + Math.min(short, couldRead)
    return total + (locked === 0 ? Math.max(1, missing) : missing)
  }, 0)
}
