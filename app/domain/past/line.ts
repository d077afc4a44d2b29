import type { IsoDate } from '../calendar.ts'
import type { Cents } from '../money.ts'
import { type Cell, isEmptyCell, type SheetLine, shownCell } from './cell.ts'
import { type FieldKey, fieldsOf, type PastField, type PastKind, pastFields } from './fields.ts'
import type { PastFigure } from './figure.ts'
import type { Mapping } from './mapping.ts'
import { type CellValue, maybeCitizen, readCell } from './read-cell.ts'

export type PastOrganisation = {
  name: string
  kvk: string | null
  legalForm: string | null
  postcode: string | null
  place: string | null
  website: string | null
}
export type PastGrant = {
  reference: string
  title: string
  grantee: string
  kvk: string | null
  amount: Cents
  awardedOn: IsoDate
  startsOn: IsoDate | null
  endsOn: IsoDate | null
  neighbourhood: string | null
  theme: string | null
  summary: string | null
  stateAid: boolean | null
}
export type PastPayment = { grant: string; amount: Cents; paidOn: IsoDate; reference: string | null }
export type PastResult = {
  grant: string
  indicator: string
  value: PastFigure
  unit: string | null
  measuredOn: IsoDate
  source: string | null
}
export type PastRow = {
  organisations: PastOrganisation
  grants: PastGrant
  payments: PastPayment
  results: PastResult
}

/** What is the matter with a line: in which column, with what in it, and by which other line where one is concerned. */
export type LineProblem = {
  line: number
  field: FieldKey | null
  code: string
  found: string
  with?: number | null
  amounts?: { grant: Cents; paid: Cents }
}

export type ReadLine<Kind extends PastKind> =
  | { line: number; row: PastRow[Kind] }
  | { problems: LineProblem[] }

/** Is there anything in this line? */
export function isEmptyLine({ cells }: SheetLine): boolean {
  return cells.every(isEmptyCell)
}

/** A line of sums under a list: it has no key of its own, and says that it is a total. */
export function isTotalLine(kind: PastKind, mapping: Mapping, { cells }: SheetLine): boolean {
  const says = (cell: Cell | undefined) => /^(sub)?(totaa?l|som|sum)\b/i.test(shownCell(cell ?? null))
  const [first] = Object.keys(pastFields[kind]) as [FieldKey]
  const key = cells[mapping.indexOf(first)]
  return cells.some(says) && (isEmptyCell(key) || says(key))
}

/** Reads a line by what its columns are: everything that is the matter with it, or the row that it is. */
export function readLine<Kind extends PastKind>(
  kind: Kind,
  mapping: Mapping,
  { line, cells }: SheetLine,
  today: IsoDate,
): ReadLine<Kind> {
  const problems: LineProblem[] = []
  const values: Partial<Record<FieldKey, CellValue>> = {}
  for (const [key, field] of fieldsOf(kind)) {
    const at = mapping.indexOf(key)
    const cell = (at < 0 ? null : cells[at]) ?? null
    const read = readCell(field, cell)
    if ('problem' in read) problems.push({ line, field: key, code: read.problem, found: told(cell) })
    else values[key] = read.value
    const ahead = 'value' in read && isAhead(field, key, read.value, today)
    if (ahead) problems.push({ line, field: key, code: 'ahead', found: shownCell(cell) })
  }
  problems.push(...together(kind, values, line))
  if (problems.length > 0) return { problems }
  return { line, row: (kind === 'results' ? withUnit(values) : values) as PastRow[Kind] }
}

/** What was there, as far as it may be repeated: nobody's citizen number is. */
function told(cell: Cell): string {
  if (maybeCitizen(cell)) return ''
  const text = shownCell(cell)
  return [...text].length > 60 ? `${[...text].slice(0, 60).join('')}…` : text
}

/** What is brought is the past; only the end of a grant may still lie ahead. */
function isAhead(field: PastField, key: FieldKey, value: CellValue, today: IsoDate): boolean {
  if (field.type === 'day-or-year') return typeof value === 'string' && value.slice(0, 4) > today.slice(0, 4)
  return field.type === 'day' && key !== 'endsOn' && typeof value === 'string' && value > today
}

type Values = Partial<Record<FieldKey, CellValue>>

/** What only two columns together tell. */
function together(kind: PastKind, values: Values, line: number): LineProblem[] {
  const { startsOn, endsOn, value, unit } = values
  if (kind === 'grants' && typeof startsOn === 'string' && typeof endsOn === 'string' && startsOn > endsOn)
    return [{ line, field: 'endsOn', code: 'endsFirst', found: endsOn }]
  const figure = value as PastFigure | undefined
  const isFraction = figure && figure.unit === null && figure.value > 0 && figure.value <= 1
  if (kind === 'results' && unit === '%' && isFraction)
    return [{ line, field: 'value', code: 'percentDoubtful', found: String(figure.value) }]
  return []
}

/** A unit that stands with the figure counts where the column of units says nothing. */
function withUnit(values: Values): Values {
  const figure = values.value as PastFigure
  return { ...values, unit: values.unit ?? figure.unit }
}
