import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import type { ColumnType, Sheet, SheetCell } from './sheet.ts'
import { holdable } from './xml-text.ts'

/**
 * A table as a workbook of one sheet with a head that stays in sight. Amounts and days are real numbers and days; a text
 * is a text, whatever it begins with. `name` becomes the name of the sheet, as far as one may be called so.
 */
export async function xlsx(name: string, { columns, rows }: Sheet): Promise<Buffer> {
  const head: Cell[] = columns.map(({ head: value }) => ({
    value: printable(value),
    type: String,
    fontWeight: 'bold',
  }))
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
  const allowed = readable(name)
    .replace(/[\\/?*[\]:\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/^'+|'+$/g, '')
  return holdable(allowed.trim().slice(0, 31)) || '1'
}

function cellOf(cell: SheetCell, type: ColumnType): Cell {
  if (cell === null || cell === '') return null
  if (type === 'money' && typeof cell === 'number')
    return { value: cell / 100, type: Number, format: '#,##0.00' }
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (type === 'day') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'dd-mm-yyyy' }
  return { value: printable(cell), type: String }
}

/**
 * Without what XML cannot hold or nobody can read, and no longer than a cell may be. What a workbook reads as a letter by its number
 * (`_x000D_`) keeps its own letters, as ECMA-376 part 1, 22.9.2.19 says.
 */
function printable(text: string): string {
  return readable(text.slice(0, 32_767)).replace(/_(?=x[\dA-F]{4}_)/gi, '_x005F_')
}

function readable(text: string): string {
  return holdable(text).replace(/[\p{Noncharacter_Code_Point}\ufffd\u007f-\u0084\u0086-\u009f]/gu, '')
}
