/** The readers of one proposal: who locked, who still reads, and how many more could be asked within the rules. */
export type Readers = { locked: number; reading: number; couldRead: number }

/**
 * How many reviews still come before a stage of scoring can end: those under way, and those that somebody can still be
 * asked for. Where nobody can, fewer readers have to do, but a proposal without any review always misses one.
 */
export function missingReviews(proposals: readonly Readers[], perProposal: number): number {
  return proposals.reduce((total, { locked, reading, couldRead }) => {
    const short = Math.max(0, perProposal - locked - reading)
    const missing = reading + Math.min(short, couldRead)
    return total + (locked === 0 ? Math.max(1, missing) : missing)
  }, 0)
}
