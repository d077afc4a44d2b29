import { allowed, refused, type Verdict } from '../verdict.ts'

/**
 * The key of who gets aid: by its number in the trade register, so that it is the same in every proposal; else by itself.
 */
export function undertakingKey(kvkNumber: string | null, initiative: string): string {
  return kvkNumber ? `kvk:${kvkNumber}` : `initiative:${initiative}`
}

/** Its number in the trade register; null when it has none. */
export function kvkOf(undertaking: string): string | null {
  return undertaking.startsWith('kvk:') ? undertaking.slice(4) : null
}

/** Two that are one undertaking, because one rules the other (Regulation (EU) 2023/2831, art. 2(2)). */
export type AidLink = { one: string; other: string }

/**
 * Everybody who is one single undertaking with this one, itself first, the others by key: linked directly or through
 * others, in whatever order and direction the links were made.
 */
export function singleUndertaking(undertaking: string, links: readonly AidLink[]): string[] {
  const found = new Set([undertaking])
  for (const member of found)
    for (const { one, other } of links) {
      if (one === member) found.add(other)
      if (other === member) found.add(one)
    }
  found.delete(undertaking)
  return [undertaking, ...[...found].sort()]
}

/** All of these keys as single undertakings, each once, by the first of their keys. */
export function singleUndertakings(keys: Iterable<string>, links: readonly AidLink[]): string[][] {
  const seen = new Set<string>()
  return [...new Set(keys)].sort().flatMap((key) => {
    if (seen.has(key)) return []
    const together = singleUndertaking(key, links)
    for (const one of together) seen.add(one)
    return [together]
  })
}

/** Two keys with the names of who they are, and why they are one. */
export type LinkForm = AidLink & { oneName: string; otherName: string; reason: string }

/** May these two be linked? Refuses `link-itself`, and `linked-already` when they are one undertaking as it is. */
export function canLink({ one, other }: AidLink, links: readonly AidLink[]): Verdict {
  if (one === other) return refused('link-itself')
  return singleUndertaking(one, links).includes(other) ? refused('linked-already') : allowed()
}
