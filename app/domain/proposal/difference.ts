/** What became of one row between two versions; `moved` when it stands elsewhere among the rows that stayed. */
export type RowChange<R> = { id: string; was: R | null; is: R | null; changed: boolean; moved: boolean }

/**
 * Compares two versions of a list row by row, by the id that a row keeps for life. Rows that stayed as and where they were
 * are left out. In the order of the new list; what went comes last. The least number of rows counts as moved: those outside
 * the longest row of ids that both versions have in one order.
 */
export function compareRows<R extends { id: string }>(
  before: readonly R[],
  after: readonly R[],
  same: (was: R, is: R) => boolean,
): RowChange<R>[] {
  const old = new Map(before.map((row) => [row.id, row]))
  const left = new Set(after.map(({ id }) => id))
  const place = new Map(before.filter(({ id }) => left.has(id)).map(({ id }, at) => [id, at]))
  const kept = after.filter(({ id }) => old.has(id))
  const stayed = longestRising(kept.map(({ id }) => place.get(id) as number))
  const inOrder = new Set(stayed.map((at) => kept[at]?.id))
  const found = after.map((is): RowChange<R> => {
    const was = old.get(is.id) ?? null
    return {
      id: is.id,
      was,
      is,
      changed: was !== null && !same(was, is),
      moved: was !== null && !inOrder.has(is.id),
    }
  })
  const gone = before.filter(({ id }) => !left.has(id))
  return [
    ...found.filter(({ was, changed, moved }) => was === null || changed || moved),
    ...gone.map((was): RowChange<R> => ({ id: was.id, was, is: null, changed: false, moved: false })),
  ]
}

/** The places of a longest rising part of a list of different numbers. */
function longestRising(numbers: readonly number[]): number[] {
  const best: number[][] = []
  numbers.forEach((number, at) => {
    const before = best.filter((part) => (numbers[part.at(-1) as number] as number) < number)
    const longest = before.reduce<number[]>((one, other) => (other.length > one.length ? other : one), [])
    best.push([...longest, at])
  })
  return best.reduce<number[]>((one, other) => (other.length > one.length ? other : one), [])
}
