import { zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { type Entry, fromBufferPromise } from 'yauzl'
import type { Cell, SheetLine } from '#app/domain/past/cell.ts'
import { sheetLimits, trimmedLine } from './sheet-limits.ts'
import { ForeignFile } from './xml.ts'

export type ReadSheet = { name: string; lines: SheetLine[] }

/**
 * The sheets of a workbook with what their cells hold; a formula is what it last gave. Before it is read, the workbook is
 * unpacked within the limits and only its texts and sheets are packed anew, so that nothing else in it is ever opened. Refuses
 * (`ForeignFile`) a workbook that cannot be read or is locked (`broken`), one that grows too much (`too-large`), that has a
 * document type (`odd-parts`), or more sheets, lines or columns than the limits (`too-many-sheets` and so on).
 */
export async function readXlsx(bytes: Uint8Array): Promise<ReadSheet[]> {
  const parts = await partsOf(bytes)
  for (const [name, part] of Object.entries(parts)) guard(name, part)
  const safe = Buffer.from(zipSync(parts, { level: 0 }))
  const sheets = await readWorkbook(safe).catch(broken)
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    lines: (data as unknown[][]).map((cells, at) => trimmedLine({ line: at + 1, cells: cells.map(cellOf) })),
  }))
}

/** Without the extensions, pictures and programs of a workbook: what they hold is no cell. */
const wanted =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(_rels\/)?[^/]+\.(xml|rels)|xl\/worksheets\/[^/]+\.xml)$/i

async function partsOf(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const archive = await fromBufferPromise(Buffer.from(bytes), {
    lazyEntries: true,
    validateEntrySizes: true,
  }).catch(broken)
  const parts: Record<string, Uint8Array> = {}
  const seen = { bytes: 0, parts: 0 }
  try {
    for await (const entry of archive.eachEntry()) {
      seen.bytes += entry.uncompressedSize
      seen.parts += 1
      if (seen.bytes > sheetLimits.unpacked || seen.parts > sheetLimits.parts)
        throw new ForeignFile('too-large', 1)
      if (entry.isEncrypted()) throw new ForeignFile('broken', 1)
      if (wanted.test(entry.fileName) && !Object.hasOwn(parts, entry.fileName))
        parts[entry.fileName] = await unpacked(await archive.openReadStreamPromise(entry as Entry))
    }
  } catch (error) {
    broken(error)
  }
  return parts
}

async function unpacked(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A workbook of a program never declares a document type; a cell far away would make a table of that size. */
function guard(name: string, part: Uint8Array): void {
  const text = new TextDecoder('latin1').decode(part)
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || text.includes('\0')) throw new ForeignFile('odd-parts', 1)
  if (/^xl\/workbook\.xml$/i.test(name) && (text.match(/<(\w+:)?sheet\s/g) ?? []).length > sheetLimits.sheets)
    throw new ForeignFile('too-many-sheets', 1)
  if (!/^xl\/worksheets\//i.test(name)) return
  atMost(text, /<(?:\w+:)?row\b/g, sheetLimits.lines, 'too-many-lines')
  atMost(text, /<(?:\w+:)?c\b/g, sheetLimits.lines * sheetLimits.columns, 'too-many-columns')
  for (const [, letters = '', digits = ''] of text.matchAll(
    /\sr\s*=\s*["']\s*\$?([A-Za-z]*)\$?(\d*)\s*["']/g,
  )) {
    if (Number(digits) > sheetLimits.lines) throw new ForeignFile('too-many-lines', sheetLimits.lines)
    if (letters.length > 2 || columnOf(letters) > sheetLimits.columns * 2)
      throw new ForeignFile('too-many-columns', Number(digits) || 1)
  }
}

/** Lines and cells need not say where they stand: there are no more of them either. */
function atMost(text: string, sign: RegExp, most: number, problem: string): void {
  let found = 0
  for (const _ of text.matchAll(sign)) {
    found += 1
    if (found > most) throw new ForeignFile(problem, most)
  }
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : { day: value.toISOString().slice(0, 10) }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'boolean') return value ? 'ja' : 'nee'
  return typeof value === 'string' && value !== '' ? value : null
}

function broken(error: unknown): never {
  throw error instanceof ForeignFile ? error : new ForeignFile('broken', 1)
}
