import type { ColumnType, Sheet, SheetCell } from './sheet.ts'

/**
 * A table as CSV for a Dutch spreadsheet, in pieces: UTF-8 with its mark, `;` between cells, CRLF after rows, a decimal
 * comma. A text that a spreadsheet could take for a formula gets an apostrophe before it; numbers stay numbers.
 */
export function* csv({ columns, rows }: Sheet, piece = 500): Generator<string> {
  yield csvHead(columns)
  for (let from = 0; from < rows.length; from += piece) yield csvRows(columns, rows.slice(from, from + piece))
}

/** The mark and the heads: the first piece of such a file, for who reads its rows bit by bit. */
export function csvHead(columns: Sheet['columns']): string {
  return `\uFEFF${row(columns.map(({ head }) => text(head)))}`
}

/** A piece with rows of such a file. */
export function csvRows(columns: Sheet['columns'], rows: Sheet['rows']): string {
  return rows
    .map((cells) => row(cells.map((cell, at) => written(cell, columns[at]?.type ?? 'text'))))
    .join('')
}

/**
 * Can a spreadsheet take this for a formula, at its start or on a new line inside the cell, after spaces or after what it
 * does not show: controls, marks of direction, letters of no width?
 */
export function looksLikeFormula(value: string): boolean {
  return (
    /(^|[\r\n\u0085\p{Zl}\p{Zp}])[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(
      value,
    ) || /^[\t\r]/.test(value)
  )
}

function row(cells: readonly string[]): string {
  return `${cells.join(';')}\r\n`
}

function written(cell: SheetCell, type: ColumnType): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return type === 'money' ? euros(cell) : String(cell)
  return text(cell)
}

function text(value: string): string {
  const safe = looksLikeFormula(value) ? `'${value}` : value
  return /[";\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Whole cents with a decimal comma, without a float in between. */
function euros(cents: number): string {
  const size = Math.abs(cents)
  return `${cents < 0 ? '-' : ''}${Math.floor(size / 100)},${String(size % 100).padStart(2, '0')}`
}
