import { CsvError, type Info, parse } from 'csv-parse/sync'
import type { SheetLine } from '#app/domain/past/cell.ts'
import { sheetLimits, trimmedLine } from './sheet-limits.ts'
import { ForeignFile } from './xml.ts'

const separators = [';', ',', '\t', '|'] as const

/**
 * The lines of a CSV of whatever program: UTF-8 with or without its mark, UTF-16 with its mark, or else windows-1252; between
 * cells what divides the first lines most evenly, or what a line `sep=` says. Every cell is a text. Refuses (`ForeignFile`)
 * what is no text (`no-table`), more lines or columns than the limits (`too-many-lines`, `too-many-columns`), and a quote that
 * never ends (`broken`, with its line).
 */
export function readCsv(bytes: Uint8Array): SheetLine[] {
  const text = textOf(bytes).replace(/\r\n?/g, '\n')
  const said = /^sep=(.)\n/i.exec(text)
  const skipped = said ? 1 : 0
  const body = said ? text.slice(said[0].length) : text
  const delimiter = said?.[1] ?? separatorOf(body)
  let before = skipped
  return records(body, delimiter, sheetLimits.lines).map(({ record, info }) => {
    const line = before + 1
    before = skipped + info.lines
    return trimmedLine({ line, cells: record.map((cell) => (cell === '' ? null : cell)) })
  })
}

type Parsed = { record: string[]; info: Info }

function records(text: string, delimiter: string, most: number): Parsed[] {
  try {
    const found = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 200_000,
      to: most + 1,
    }) as unknown as Parsed[]
    if (found.length > most) throw new ForeignFile('too-many-lines', most)
    return found
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = (error as { lines?: unknown }).lines
    throw new ForeignFile('broken', typeof line === 'number' ? line : 1)
  }
}

/** What gives the first lines the most cells, the same number in most of them. */
function separatorOf(text: string): string {
  const start = text.slice(0, 20_000).split('\n').slice(0, 20).join('\n')
  const scored = separators.map((separator) => {
    const widths = start
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => line.replace(/"[^"]*"/g, '').split(separator).length)
    const usual = Math.max(
      ...widths.map((width) => (width > 1 ? widths.filter((one) => one === width).length : 0)),
      0,
    )
    return { separator, usual }
  })
  return scored.toSorted((one, other) => other.usual - one.usual)[0]?.separator ?? ';'
}

function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be')
  if (bytes.subarray(0, 4_000).includes(0)) throw new ForeignFile('no-table', 1)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}

/** Read here, because Node 20 takes windows-1252 for latin1 and so loses the euro sign. */
function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => high[sign.charCodeAt(0) - 0x80] ?? sign)
}

/** Bytes 0x80 to 0x9f of windows-1252; the five that it does not use stay what they are. */
const high =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ForeignFile('no-table', 1)
  }
}
