/** Are two pieces of data the same, whatever the order of their keys? */
export function equal(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, at) => equal(value, other[at]))
  }
  if (!isRecord(one) || !isRecord(other)) return one === other
  return Object.keys({ ...one, ...other }).every((key) => equal(one[key], other[key]))
}

/** The paths at which two pieces of data differ, as deep as both are objects; a list differs as a whole. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
  if (equal(one, other)) return []
  if (!isRecord(one) || !isRecord(other)) return [path]
  return Object.keys({ ...one, ...other }).flatMap((key) =>
    differences(one[key], other[key], path === '' ? key : `${path}.${key}`),
  )
}

/** Rows as an object by their id, so that a path can name them. */
export function byId<One extends { id: string }>(rows: readonly One[], pick: (row: One) => object) {
  return Object.fromEntries(rows.map((row) => [row.id, pick(row)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
