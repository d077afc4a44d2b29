import { readCsv } from './read-csv.ts'
import { type ReadSheet, readXlsx } from './read-xlsx.ts'
import { sheetLimits } from './sheet-limits.ts'
import { ForeignFile } from './xml.ts'

/** Why a table of others is not taken; each has its words. */
export const sheetProblems = [
  ...['too-large', 'old-excel', 'no-table', 'broken', 'odd-parts', 'nothing-in-it', 'long-cell'],
  ...['too-many-sheets', 'too-many-lines', 'too-many-columns'],
] as const

/**
 * The sheets in a file, by its bytes: a workbook of Excel or LibreOffice (.xlsx), or a CSV, which is one sheet without a name.
 * Sheets without a filled cell are left out. What cannot be read is thrown as a `ForeignFile` with one of `sheetProblems`; an
 * .xls, and a workbook behind a password, are `old-excel`.
 */
export async function readSheets(bytes: Uint8Array): Promise<ReadSheet[]> {
  if (bytes.length > sheetLimits.bytes) throw new ForeignFile('too-large', 1)
  const [one, two, three, four] = bytes
  if (one === 0xd0 && two === 0xcf && three === 0x11 && four === 0xe0) throw new ForeignFile('old-excel', 1)
  const isZip = one === 0x50 && two === 0x4b
  if (!isZip && /^\s*(%PDF|<)/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 200))))
    throw new ForeignFile('no-table', 1)
  const sheets = isZip ? await readXlsx(bytes) : [{ name: '', lines: readCsv(bytes) }]
  const filled = sheets.filter(({ lines }) => lines.some(({ cells }) => cells.length > 0))
  if (filled.length === 0) throw new ForeignFile('nothing-in-it', 1)
  return filled
}
