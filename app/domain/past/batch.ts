import type { IsoDate } from '../calendar.ts'
import { type Cents, cents, sumCents } from '../money.ts'
import type { SheetLine } from './cell.ts'
import type { FieldKey, PastKind } from './fields.ts'
import {
  isEmptyLine,
  isTotalLine,
  type LineProblem,
  type PastGrant,
  type PastPayment,
  type PastResult,
  type PastRow,
  readLine,
} from './line.ts'
import type { Mapping } from './mapping.ts'

/** A grant of the past that is there: what was awarded, and what was paid on it so far. */
export type KnownGrant = { id: string; amount: Cents; paid: Cents }
/** What is there already, by the keys of `keyOf`; `present` are the references of the grants of today. */
export type KnownPast = {
  grants: ReadonlyMap<string, KnownGrant>
  present: ReadonlySet<string>
  keys: ReadonlySet<string>
}

export type KeyedRow<Kind extends PastKind> = { line: number; key: string; row: PastRow[Kind] }
export type BatchJudgement<Kind extends PastKind = PastKind> = {
  rows: KeyedRow<Kind>[]
  problems: LineProblem[]
  /** Lines with something in them that are no total, right or wrong. */
  lines: number
  empty: number
  totals: number
  /** The money of all rows that are right; null for what is no money. */
  money: Cents | null
}

/**
 * Judges a whole file: every line with everything that is the matter with it, what stands in it twice or is there already, and
 * payments or results against their grants. Nothing may be taken over while there is one problem.
 */
export function judgeBatch<Kind extends PastKind>(
  kind: Kind,
  mapping: Mapping,
  lines: readonly SheetLine[],
  known: KnownPast,
  today: IsoDate,
): BatchJudgement<Kind> {
  const filled = lines.filter((line) => !isEmptyLine(line))
  const data = filled.filter((line) => !isTotalLine(kind, mapping, line))
  const read = data.map((line) => readLine(kind, mapping, line, today))
  const rows = read.flatMap((one) =>
    'row' in one ? [{ ...one, key: keyOf(one.row) }] : [],
  ) as KeyedRow<Kind>[]
  const found = read.flatMap((one) => ('problems' in one ? one.problems : []))
  const problems = [...found, ...doubles(kind, rows, known), ...aboutGrants(kind, rows, known)]
  const wrong = new Set(problems.map(({ line }) => line))
  const right = rows.filter(({ line }) => !wrong.has(line))
  return {
    rows: right,
    problems: problems.toSorted((one, other) => one.line - other.line),
    lines: data.length,
    empty: lines.length - filled.length,
    totals: filled.length - data.length,
    money: moneyOf(kind, right),
  }
}

/** What a row is known by, so that it is not taken over twice. */
export function keyOf(row: PastRow[PastKind]): string {
  if ('name' in row) return row.kvk ? `kvk:${row.kvk}` : `name:${folded(row.name)}`
  if ('title' in row) return referenceKey(row.reference)
  if ('paidOn' in row) {
    if (row.reference) return `ref:${referenceKey(row.reference)}`
    return `${referenceKey(row.grant)}|${row.paidOn}|${row.amount}`
  }
  return `${referenceKey(row.grant)}|${folded(row.indicator)}|${row.measuredOn}`
}

/** A reference without what people write in one way here and in another there. */
export function referenceKey(reference: string): string {
  return folded(reference).replace(/\s*([-/.])\s*/g, '$1')
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

const keyFields: Record<PastKind, FieldKey> = {
  organisations: 'name',
  grants: 'reference',
  payments: 'reference',
  results: 'indicator',
}

function doubles<Kind extends PastKind>(
  kind: Kind,
  rows: readonly KeyedRow<Kind>[],
  known: KnownPast,
): LineProblem[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ line, key, row }): LineProblem[] => {
    const about = { line, field: keyFields[kind], found: foundBy(row) }
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, line)
    if (earlier !== undefined) return [{ ...about, code: 'twice', with: earlier }]
    if (known.keys.has(key)) return [{ ...about, code: 'there' }]
    return kind === 'grants' && known.present.has(key) ? [{ ...about, code: 'present' }] : []
  })
}

function foundBy(row: PastRow[PastKind]): string {
  if ('name' in row) return row.name
  if ('title' in row) return row.reference
  return 'paidOn' in row ? (row.reference ?? row.grant) : row.indicator
}

function aboutGrants(
  kind: PastKind,
  rows: readonly { line: number; row: PastRow[PastKind] }[],
  known: KnownPast,
): LineProblem[] {
  if (kind !== 'payments' && kind !== 'results') return []
  const ofGrants = rows as { line: number; row: PastPayment | PastResult }[]
  const unknown = ofGrants.flatMap(({ line, row }): LineProblem[] =>
    known.grants.has(referenceKey(row.grant))
      ? []
      : [{ line, field: 'grant', code: 'unknownGrant', found: row.grant }],
  )
  return kind === 'payments' ? [...unknown, ...overpaid(rows as PaymentLine[], known)] : unknown
}

type PaymentLine = { line: number; row: PastPayment }

/** Where what was paid on a grant is more than what was awarded, or less than nothing, when all is counted. */
function overpaid(rows: readonly PaymentLine[], { grants }: KnownPast): LineProblem[] {
  const byGrant = new Map<string, PaymentLine[]>()
  for (const one of rows) {
    const key = referenceKey(one.row.grant)
    const others = byGrant.get(key)
    if (others) others.push(one)
    else byGrant.set(key, [one])
  }
  return [...byGrant].flatMap(([key, payments]): LineProblem[] => {
    const grant = grants.get(key)
    const last = payments.at(-1)
    if (!grant || !last) return []
    const paid = sumCents([grant.paid, ...payments.map(({ row }) => row.amount)])
    if (paid >= 0 && paid <= grant.amount) return []
    const about = { line: last.line, field: 'amount' as const, found: last.row.grant }
    return [{ ...about, code: paid < 0 ? 'repaidMore' : 'paidMore', amounts: { grant: grant.amount, paid } }]
  })
}

function moneyOf(kind: PastKind, rows: readonly { row: PastRow[PastKind] }[]): Cents | null {
  if (kind !== 'grants' && kind !== 'payments') return null
  return rows.reduce((sum, { row }) => cents(sum + (row as PastGrant | PastPayment).amount), cents(0))
}
