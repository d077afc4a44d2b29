import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { ColumnType, Sheet, SheetCell } from './sheet.ts'

/**
 * A table as a workbook of one sheet with a head that stays in sight. Amounts and days are real numbers and days; a text
 * is a text, whatever it begins with. `name` becomes the name of the sheet, as far as one may be called so.
 */
export async function xlsx(name: string, { columns, rows }: Sheet): Promise<Buffer> {
  const head: Cell[] = columns.map(({ head: value }) => ({ value, type: String, fontWeight: 'bold' }))
  const body = rows.map((cells) => cells.map((cell, at) => cellOf(cell, columns[at]?.type ?? 'text')))
  const written = writeXlsxFile([head, ...body], {
    sheet: sheetName(name),
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width: width ?? 16 })),
  })
  return (await written).toBuffer()
}

/** At most 31 letters, without what Excel does not allow in the name of a sheet. */
export function sheetName(name: string): string {
  const allowed = name.replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '')
  return allowed.trim().slice(0, 31) || '1'
}

function cellOf(cell: SheetCell, type: ColumnType): Cell {
  if (cell === null || cell === '') return null
  if (type === 'money' && typeof cell === 'number')
    return { value: cell / 100, type: Number, format: '#,##0.00' }
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (type === 'day') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd-mm-yyyy' }
  return { value: printable(cell), type: String }
}

/** Without what XML cannot hold, and no longer than a cell may be. */
function printable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').slice(0, 32_767)
}
