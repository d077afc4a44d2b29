import { countsPeople, type IndicatorType, type IndicatorValue } from './indicator.ts'

/** In public a count of people below this is hidden. */
export const fewestShown = 5

/** A count of people on a public page; `published` when the programme itself has published it. */
export type Cell = { id: string; value: number; published?: boolean }

/** A total and its parts, all of them or some: who sees the total and the other parts can work out what is left. */
export type Group = { total: string; parts: readonly string[] }

/** May this count of people be shown when it stands alone? */
export function mayShow(cell: Pick<Cell, 'value' | 'published'>): boolean {
  return cell.published === true || cell.value >= fewestShown
}

/**
 * A figure as everybody may see it: of people, what it is out of goes when that would tell of a few who are left, because
 * who sees 36 of 38 sees two others.
 */
export function withoutFewLeft(type: IndicatorType, value: IndicatorValue): IndicatorValue {
  if (!countsPeople(type) || value.denominator == null) return value
  const left = [value.value, value.valueMax ?? value.value].map((end) => (value.denominator as number) - end)
  return left.every((rest) => rest === 0 || rest >= fewestShown) ? value : { ...value, denominator: null }
}

/**
 * The ids of the counts that are not shown: those below five, and as many others as it takes that none of them can
 * be found by subtraction. In each group whose total is shown, what is not shown (hidden parts, and the rest that no
 * part names) holds at least two counts and at least one of five or more; otherwise the smallest part that can go is
 * hidden as well, and when there is none, the total. A hidden total needs a hidden part, unless the parts are not all.
 * All that is hidden looks the same, so that nobody sees which was small. What the programme has published is never
 * hidden.
 */
export function hiddenIn(cells: readonly Cell[], groups: readonly Group[] = []): Set<string> {
  const hidden = new Set(cells.filter((cell) => !mayShow(cell)).map((cell) => cell.id))
  const byId = new Map(cells.map((cell) => [cell.id, cell]))
  const groupsWith = groupsByCell(groups)
  const open = groups.map(() => true)
  let at = 0
  while (at < groups.length) {
    const group = open[at] ? (groups[at] as Group) : null
    const next = group && nextToHide(group, byId, hidden)
    if (next) {
      hidden.add(next)
      for (const index of groupsWith.get(next) ?? []) {
        open[index] = true
        at = Math.min(at, index)
      }
    } else {
      open[at] = false
      at += 1
    }
  }
  return hidden
}

/** In which groups each cell stands: only those have to be looked at again when it goes. */
function groupsByCell(groups: readonly Group[]): Map<string, number[]> {
  const found = new Map<string, number[]>()
  groups.forEach(({ total, parts }, index) => {
    for (const id of [total, ...parts]) {
      const known = found.get(id)
      if (known) known.push(index)
      else found.set(id, [index])
    }
  })
  return found
}

function nextToHide(
  { total: totalId, parts: partIds }: Group,
  byId: ReadonlyMap<string, Cell>,
  hidden: ReadonlySet<string>,
): string | null {
  const total = byId.get(totalId)
  const parts = partIds.flatMap((id) => byId.get(id) ?? [])
  if (!total || isSafe(total, parts, hidden)) return null
  const part = smallest(parts.filter((one) => canGo(one, hidden)))
  return part?.id ?? (canGo(total, hidden) ? total.id : null)
}

function isSafe(total: Cell, parts: readonly Cell[], hidden: ReadonlySet<string>): boolean {
  const rest = total.value - parts.reduce((sum, part) => sum + part.value, 0)
  const unseen = parts.filter((part) => hidden.has(part.id)).map((part) => part.value)
  if (hidden.has(total.id)) return unseen.length > 0 || rest !== 0
  if (unseen.length === 0) return rest <= 0 || rest >= fewestShown
  const all = rest > 0 ? [...unseen, rest] : unseen
  return all.length > 1 && all.some((value) => value >= fewestShown)
}

function canGo(cell: Cell, hidden: ReadonlySet<string>): boolean {
  return !cell.published && !hidden.has(cell.id)
}

function smallest(cells: readonly Cell[]): Cell | undefined {
  return [...cells].sort((one, other) => one.value - other.value || (one.id < other.id ? -1 : 1))[0]
}
