import { isEmptyCell, type SheetLine } from '#app/domain/past/cell.ts'
import { ForeignFile } from './xml.ts'

/** What a table of others may be: bytes as it came and unpacked, lines, columns and letters in a cell. */
export const sheetLimits = {
  bytes: 5 * 1024 * 1024,
  unpacked: 60 * 1024 * 1024,
  parts: 500,
  sheets: 20,
  lines: 10_000,
  columns: 100,
  letters: 5_000,
} as const

/** A line without empty cells at its end, which may not be wider than the limit, nor hold longer texts. */
export function trimmedLine({ line, cells }: SheetLine): SheetLine {
  const filled = cells.slice(0, cells.findLastIndex((cell) => !isEmptyCell(cell)) + 1)
  if (filled.length > sheetLimits.columns) throw new ForeignFile('too-many-columns', line)
  if (filled.some((cell) => typeof cell === 'string' && cell.length > sheetLimits.letters))
    throw new ForeignFile('long-cell', line)
  return { line, cells: filled }
}
