import type { Pair } from './assignment.ts'

/**
 * What a design of readers and proposals has to be beside complete, so that scores can be compared: one piece, and with
 * so many reviews outside the pillar that a member reads most. Both after Johnson and Linacre on linked rating designs.
 */
export type DesignRules = {
  /** The pillars a proposal touches; none is possible. */
  pillarsOf: (proposal: string) => readonly string[]
  /** The least share of the reviews that is across pillars, in basis points. */
  acrossBp: number
}

/** How much of a design is across pillars: so many reviews of all reviews. */
export type Across = { across: number; all: number }

/**
 * The pieces of a design: proposals hang together when one member reads both, or through others. One piece means that
 * every two proposals are linked; a proposal without readers is a piece by itself. Pieces and their proposals stand in
 * the order of `proposals`.
 */
export function piecesOf(proposals: readonly string[], pairs: readonly Pair[]): string[][] {
  const readers = grouped(pairs, 'proposal')
  const read = grouped(pairs, 'member')
  const seen = new Set<string>()
  return proposals.flatMap((start) => {
    if (seen.has(start)) return []
    const piece = new Set([start])
    for (const proposal of piece) {
      for (const member of readers.get(proposal) ?? []) {
        for (const other of read.get(member) ?? []) piece.add(other)
      }
    }
    for (const proposal of piece) seen.add(proposal)
    return [proposals.filter((proposal) => piece.has(proposal))]
  })
}

/**
 * The reviews across pillars. The home pillar of a member is the one that most of what they read here touches; a review
 * is across when its proposal does not touch the home pillar of its reader. So nobody has to be asked for a pillar, and
 * who reads everything counts for what they read beside their main subject.
 */
export function acrossIn(pairs: readonly Pair[], pillarsOf: DesignRules['pillarsOf']): Across {
  const homes = [...grouped(pairs, 'member').values()].map((read) => {
    const touched = read.flatMap((proposal) => [...new Set(pillarsOf(proposal))])
    return Math.max(
      0,
      ...[...new Set(touched)].map((pillar) => touched.filter((one) => one === pillar).length),
    )
  })
  return { across: pairs.length - homes.reduce((total, home) => total + home, 0), all: pairs.length }
}

/** Can reviews be across at all? Not when one pillar is touched by every proposal. */
export function hasSeveralPillars(
  proposals: readonly string[],
  pillarsOf: DesignRules['pillarsOf'],
): boolean {
  const [first, ...others] = proposals.map((proposal) => new Set(pillarsOf(proposal)))
  return first !== undefined && ![...first].some((pillar) => others.every((other) => other.has(pillar)))
}

/** Is this share enough? Half a review is none. */
export function isAcross({ across, all }: Across, acrossBp: number): boolean {
  return across * 10_000 >= all * acrossBp
}

function grouped(pairs: readonly Pair[], by: 'proposal' | 'member'): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const pair of pairs) {
    const value = by === 'member' ? pair.proposal : pair.member
    groups.set(pair[by], [...(groups.get(pair[by]) ?? []), value])
  }
  return groups
}
