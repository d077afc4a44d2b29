/** A block of text that wants to stand above a point of the thread. Pixels. */
export type Wish = { key: string; x: number; width: number }

/** Where it came to stand: its level above the thread, its left edge, and how its text is anchored. */
export type Placed = Wish & { level: number; left: number; anchor: 'start' | 'middle' | 'end'; textX: number }

/** How many arrangements are kept in mind while placing: enough for a crowded year, and still a few milliseconds. */
const breadth = 48
/** What stands further to the left than this can no longer be touched by what follows. */
const reach = 240
const gap = 10
const overhang = 8

type Arrangement = { placed: Placed[]; cost: number }

/**
 * Places labels above the thread so that none touches another: lifted a level where they would, or hung at one side
 * of their string. Prefers low levels and centred text, and avoids strings behind somebody else's words. All labels
 * stay between 0 and `width` less `margin`; a label wider than that is the caller's to break. The same wishes give
 * the same places.
 */
export function placeLabels(wishes: readonly Wish[], width: number, margin: number): Placed[] {
  const sorted = [...wishes].sort((one, other) => one.x - other.x || one.key.localeCompare(other.key))
  let arrangements: Arrangement[] = [{ placed: [], cost: 0 }]
  for (const wish of sorted) {
    const next = arrangements.flatMap((arrangement) => continuations(arrangement, wish, width, margin))
    arrangements = best(next, wish.x - reach)
  }
  return arrangements[0]?.placed ?? []
}

/** The cheapest arrangements, one of each kind: they differ only if what is still in reach stands differently. */
function best(arrangements: Arrangement[], from: number): Arrangement[] {
  const kinds = new Map<string, Arrangement>()
  for (const arrangement of arrangements.sort((one, other) => one.cost - other.cost)) {
    const near = arrangement.placed.filter(({ left, width }) => left + width > from)
    const kind = near.map(({ key, level, left }) => `${key} ${level} ${left}`).join(';')
    if (!kinds.has(kind)) kinds.set(kind, arrangement)
    if (kinds.size === breadth) break
  }
  return [...kinds.values()]
}

function continuations(arrangement: Arrangement, wish: Wish, width: number, margin: number): Arrangement[] {
  const near = arrangement.placed.filter(({ left, width: wide }) => left + wide > wish.x - reach)
  const highest = near.reduce((most, { level }) => Math.max(most, level), -1)
  const found: Arrangement[] = []
  for (let level = 0; level <= highest + 1; level++) {
    for (const candidate of hangings(wish, level, width, margin)) {
      if (arrangement.placed.some((other) => touches(candidate, other))) continue
      const crossings = arrangement.placed.filter(
        (other) => crosses(candidate, other) || crosses(other, candidate),
      )
      const cost = level * 10 + (candidate.anchor === 'middle' ? 0 : 3) + crossings.length * 60
      found.push({ placed: [...arrangement.placed, candidate], cost: arrangement.cost + cost })
    }
  }
  return found
}

/** Centred over the point, or at the left or the right of the string; pushed back inside the picture. */
function hangings(wish: Wish, level: number, width: number, margin: number): Placed[] {
  const { x } = wish
  const inside = (left: number) => Math.max(margin, Math.min(left, width - margin - wish.width))
  const centred = inside(x - wish.width / 2)
  const before = inside(x + overhang - wish.width)
  const after = inside(x - overhang)
  return [
    hung(
      wish,
      level,
      centred,
      centred === x - wish.width / 2 ? 'middle' : centred < x - wish.width / 2 ? 'end' : 'start',
    ),
    hung(wish, level, before, 'end'),
    hung(wish, level, after, 'start'),
  ]
}

function hung(wish: Wish, level: number, left: number, anchor: Placed['anchor']): Placed {
  const textX = anchor === 'start' ? left : anchor === 'end' ? left + wish.width : left + wish.width / 2
  return { ...wish, level, left, anchor, textX }
}

function touches(one: Placed, other: Placed): boolean {
  if (one.level !== other.level) return false
  return one.left < other.left + other.width + gap && other.left < one.left + one.width + gap
}

/** Does the string of the first run behind the words of the second? */
function crosses(one: Placed, other: Placed): boolean {
  return one.level > other.level && one.x > other.left - 4 && one.x < other.left + other.width + 4
}
