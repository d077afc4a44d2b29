import { isEmptyCell, type SheetLine, shownCell } from './cell.ts'
import { type FieldKey, fieldsOf, type PastKind, pastKinds } from './fields.ts'

/** Which field each column is, from the left; null for one that stays behind. */
export type Mapping = readonly (FieldKey | null)[]

/** How far down the headings may stand: above them there is often a title and the day of the list. */
const deepest = 10

/** The line with the headings: the one among the first that knows the most of them; the first that is not empty otherwise. */
export function headLine(lines: readonly SheetLine[]): SheetLine | null {
  const filled = lines.slice(0, deepest).filter(({ cells }) => cells.some((cell) => !isEmptyCell(cell)))
  const known = (line: SheetLine) => Math.max(...pastKinds.map((kind) => countKnown(kind, headsOf(line))))
  const best = filled.reduce<SheetLine | null>(
    (found, line) => (found && known(found) >= known(line) ? found : line),
    null,
  )
  return best && known(best) >= 2 ? best : (filled[0] ?? null)
}

/** The headings as texts, without the empty ones at the end. */
export function headsOf({ cells }: SheetLine): string[] {
  const heads = cells.map((cell) => shownCell(cell).replace(/\s+/g, ' '))
  return heads.slice(0, heads.findLastIndex((head) => head !== '') + 1)
}

/** What kind of file this seems to be: the one of which the most needed fields are known; null when none stands out. */
export function guessKind(heads: readonly string[]): PastKind | null {
  const scores = pastKinds.map((kind) => {
    const mapping = guessMapping(kind, heads)
    const missing = missingFields(kind, mapping).length
    return { kind, missing, known: mapping.filter(Boolean).length }
  })
  const [best] = scores.toSorted((one, other) => one.missing - other.missing || other.known - one.known)
  return best && best.known >= 2 ? best.kind : null
}

/**
 * The field of each heading, as far as its name says so: first those that are called just so, then those whose heading holds
 * the name as a word. A field is given once, a column has one field.
 */
export function guessMapping(kind: PastKind, heads: readonly string[]): Mapping {
  const plain = heads.map(plainHead)
  const mapping: (FieldKey | null)[] = heads.map(() => null)
  const candidates = fieldsOf(kind).flatMap(([key, { heads: names }]) =>
    names.flatMap((name, rank) =>
      plain.flatMap((head, at) => {
        const fit = fits(head, plainHead(name))
        return fit === null ? [] : [{ key, at, fit, rank }]
      }),
    ),
  )
  const given = new Set<FieldKey>()
  for (const { key, at } of candidates.toSorted((a, b) => a.fit - b.fit || a.rank - b.rank || a.at - b.at)) {
    if (mapping[at] !== null || given.has(key)) continue
    mapping[at] = key
    given.add(key)
  }
  return mapping
}

/** The fields that every line needs and no column gives. */
export function missingFields(kind: PastKind, mapping: Mapping): FieldKey[] {
  return fieldsOf(kind).flatMap(([key, { needed }]) => (needed && !mapping.includes(key) ? [key] : []))
}

/** The fields that more than one column gives. */
export function doubleFields(mapping: Mapping): FieldKey[] {
  return [...new Set(mapping.filter((key, at) => key !== null && mapping.indexOf(key) < at))].filter(
    (key) => key !== null,
  )
}

/** Headings in one text by which the same sort of file is known the next time. */
export function headsKey(heads: readonly string[]): string {
  return JSON.stringify(heads.map(plainHead))
}

function countKnown(kind: PastKind, heads: readonly string[]): number {
  return guessMapping(kind, heads).filter(Boolean).length
}

function plainHead(head: string): string {
  return head
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Nought when it is called so, one when the name is a word of it; null otherwise. */
function fits(head: string, name: string): number | null {
  if (head === '') return null
  if (head === name || head.replaceAll(' ', '') === name.replaceAll(' ', '')) return 0
  return name.length > 2 && ` ${head} `.includes(` ${name} `) ? 1 : null
}

/** A mapping as it was kept; null when it is none of this kind. */
export function mappingOf(kind: PastKind, kept: unknown): Mapping | null {
  const keys = new Set<unknown>(fieldsOf(kind).map(([key]) => key))
  return Array.isArray(kept) && kept.every((key) => key === null || keys.has(key)) ? (kept as Mapping) : null
}
