import { allowed, refused, type Verdict } from '../verdict.ts'
import { equal } from './difference.ts'
import { type Terms, termsSchema } from './terms.ts'

/**
 * One thing that differs between two versions of terms. The path goes by names and by the ids of rows; what is not there
 * has no `before` or no `after`. The path `[list, '#order']` says in which order the ids of a list stand.
 */
export type DiffEntry = { path: string[]; before?: unknown; after?: unknown }
export type TermsDiff = DiffEntry[]

/** By what the rows of a list are known; any other list differs as a whole. */
const keys: Record<string, string> = {
  milestones: 'id',
  tranches: 'id',
  reports: 'id',
  indicators: 'id',
  budgetLines: 'id',
  coFunding: 'id',
  roles: 'id',
  clauses: 'id',
  neighbourhoods: 'key',
  instruments: 'kind',
}
/** Records that are one thing, not a bundle of fields. */
const whole = new Set(['condition', 'address', 'waiver', 'experiment'])
const order = '#order'

/** What has to be done to go from one version to the other: the least that differs, in the order of the terms. */
export function diffTerms(before: Terms, after: Terms): TermsDiff {
  return differing(before, after, [])
}

/**
 * The terms with a difference applied, by the same code whoever made it: `apply(diff(a, b), a)` is b. Refuses
 * `terms-changed` (path) when the terms are not what the difference was made from, so that no change is lost unseen.
 */
export function applyDiff(diff: TermsDiff, terms: Terms): Verdict<{ terms: Terms }> {
  const made = structuredClone(terms) as unknown as Record<string, unknown>
  for (const entry of diff) {
    if (!applied(entry, made)) return refused('terms-changed', { path: entry.path.join('.') })
  }
  return allowed({ terms: termsSchema.parse(made) })
}

/** The same difference as far as it still fits; the rest is left out and told. */
export function rebased(diff: TermsDiff, terms: Terms): { diff: TermsDiff; lost: TermsDiff } {
  const lost = diff.filter((entry) => !applyDiff([entry], terms).ok)
  return { diff: diff.filter((entry) => !lost.includes(entry)), lost }
}

function differing(before: unknown, after: unknown, path: string[]): TermsDiff {
  if (equal(before, after)) return []
  const last = path.at(-1) ?? ''
  const key = path.length === 1 ? keys[last] : undefined
  if (key && Array.isArray(before) && Array.isArray(after)) return differingRows(before, after, key, path)
  if (!isRecord(before) || !isRecord(after) || whole.has(last)) return [entryOf(path, before, after)]
  return Object.keys({ ...before, ...after }).flatMap((name) =>
    differing(before[name], after[name], [...path, name]),
  )
}

type Row = Record<string, unknown>

function differingRows(before: Row[], after: Row[], key: string, path: string[]): TermsDiff {
  const [old, now] = [idsOf(before, key), idsOf(after, key)]
  const stays = old.filter((id) => now.includes(id))
  const comes = now.filter((id) => !old.includes(id))
  const rowOf = (rows: Row[], id: string) => rows.find((row) => row[key] === id)
  const entries = [
    ...old.flatMap((id) => differing(rowOf(before, id), rowOf(after, id), [...path, id])),
    ...comes.map((id) => entryOf([...path, id], undefined, rowOf(after, id))),
  ]
  return equal([...stays, ...comes], now) ? entries : [...entries, entryOf([...path, order], old, now)]
}

function applied({ path, before, after }: DiffEntry, made: Record<string, unknown>): boolean {
  const [name = '', ...rest] = path
  const key = keys[name]
  const list = made[name]
  if (!key || rest.length === 0 || !Array.isArray(list)) return set(made, path, before, after)
  const [id = '', ...inside] = rest
  if (id === order) return sorted(list as Row[], key, after as string[])
  const at = list.findIndex((row) => row[key] === id)
  if (inside.length > 0) return at >= 0 && set(list[at] as Row, inside, before, after)
  if (!equal(list[at], before)) return false
  if (after === undefined) list.splice(at, 1)
  else if (at < 0) list.push(after)
  else list[at] = after
  return true
}

function set(record: Record<string, unknown>, path: string[], before: unknown, after: unknown): boolean {
  const [name = '', ...rest] = path
  if (rest.length > 0) {
    const inner = record[name]
    return isRecord(inner) && set(inner, rest, before, after)
  }
  if (!equal(record[name], before)) return false
  if (after === undefined) delete record[name]
  else record[name] = after
  return true
}

function sorted(rows: Row[], key: string, ids: string[]): boolean {
  if (rows.length !== ids.length || !rows.every((row) => ids.includes(String(row[key])))) return false
  rows.sort((one, other) => ids.indexOf(String(one[key])) - ids.indexOf(String(other[key])))
  return true
}

function entryOf(path: string[], before: unknown, after: unknown): DiffEntry {
  return {
    path,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  }
}

function idsOf(rows: Row[], key: string): string[] {
  return rows.map((row) => String(row[key]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
