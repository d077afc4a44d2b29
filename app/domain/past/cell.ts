import type { IsoDate } from '../calendar.ts'

/** What a cell of a sheet holds: text, a number, a day that the program kept as one, or nothing. */
export type Cell = string | number | { day: IsoDate } | null
/** A line of a sheet with its number as the program shows it, counted from one. */
export type SheetLine = { line: number; cells: readonly Cell[] }

/** What somebody sees in the cell, for a page that says what was there. */
export function shownCell(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'object' ? cell.day : String(cell).trim()
}

/** Is there nothing in it but space? */
export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '')
}
