import type { FrozenDocument } from '../proposal/schema.ts'
import { countWords } from '../proposal/typing.ts'
import type { Pair } from './assignment.ts'
import { chanceOf } from './chance.ts'

/** Words a minute of somebody who reads on a screen in the evening, with time to think. */
const wordsPerMinute = 150

/** About how many minutes it takes to read a proposal, at least one. */
export function readingMinutes(document: FrozenDocument): number {
  const words = textsIn(document).reduce((total, text) => total + countWords(text), 0)
  return Math.max(1, Math.ceil(words / wordsPerMinute))
}

/**
 * The places of new pairs in the reading order of each member, behind what they have already. The order looks like
 * chance and differs from member to member, so that no proposal is always the last of the evening.
 */
export function placed(
  pairs: readonly Pair[],
  given: readonly (Pair & { place: number })[],
  seed: string,
): (Pair & { place: number })[] {
  const members = [...new Set(pairs.map((pair) => pair.member))]
  return members.flatMap((member) => {
    const last = Math.max(0, ...given.filter((pair) => pair.member === member).map((pair) => pair.place))
    return pairs
      .filter((pair) => pair.member === member)
      .map((pair) => ({ pair, chance: chanceOf(`${seed}|${member}|${pair.proposal}`) }))
      .sort((one, other) => one.chance - other.chance || (one.pair.proposal < other.pair.proposal ? -1 : 1))
      .map(({ pair }, index) => ({ ...pair, place: last + index + 1 }))
  })
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
