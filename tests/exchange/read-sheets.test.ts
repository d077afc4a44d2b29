import fc from 'fast-check'
import { strToU8, unzipSync, Zip, ZipDeflate, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeXlsxFile, { type Cell as Written } from 'write-excel-file/node'
import { csv } from '#app/exchange/csv.ts'
import { readCsv } from '#app/exchange/read-csv.ts'
import { readSheets, sheetProblems } from '#app/exchange/read-sheets.ts'
import { sheetLimits } from '#app/exchange/sheet-limits.ts'
import { xlsx } from '#app/exchange/xlsx.ts'
import { ForeignFile } from '#app/exchange/xml.ts'
import { broken } from './hostile.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const cellsOf = (bytes: Uint8Array) => readCsv(bytes).map(({ cells }) => cells)
const problemOf = async (bytes: Uint8Array) => {
  try {
    await readSheets(bytes)
    return null
  } catch (error) {
    if (!(error instanceof ForeignFile)) throw error
    expect(sheetProblems).toContain(error.problem)
    return error.problem
  }
}
async function workbook(...sheets: [string, Written[][]][]): Promise<Uint8Array> {
  const made = writeXlsxFile(sheets.map(([sheet, data]) => ({ data, sheet })))
  return new Uint8Array(await (await made).toBuffer())
}
/** A workbook with one of its parts written over. */
function withPart(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  const text = new TextDecoder().decode(parts[name])
  return zipSync({ ...parts, [name]: strToU8(change(text)) })
}
const sheet1 = 'xl/worksheets/sheet1.xml'

/** No file of a text holds the character nought. */
const typed = broken.map((text) => text.replaceAll('\0', ''))

describe('a CSV', () => {
  test('of Excel in Dutch is read: windows-1252, semicolons, quotes and lines within a cell', () => {
    const text =
      'Naam;Bedrag;Let op\r\n"Café ""De Brug""";€ 1.250,50;"twee\r\nregels"\r\n\r\nTotaal;1.250,50\r\n'
    const bytes = Buffer.from(text.replace('€', '\x80'), 'latin1')
    expect(readCsv(bytes)).toEqual([
      { line: 1, cells: ['Naam', 'Bedrag', 'Let op'] },
      { line: 2, cells: ['Café "De Brug"', '€ 1.250,50', 'twee\nregels'] },
      { line: 4, cells: [] },
      { line: 5, cells: ['Totaal', '1.250,50'] },
    ])
  })

  test('is the same with a mark, in UTF-16, with commas, tabs or bars, and as a line says itself', () => {
    const rows = [
      ['Naam', 'Bedrag'],
      ['Ysbrân ✓', '12,50'],
    ]
    const joined = (separator: string) =>
      rows.map((row) => row.map((cell) => `"${cell}"`).join(separator)).join('\r\n')
    const utf16 = Buffer.from(`\uFEFF${joined(';')}`, 'utf16le')
    for (const bytes of [
      ...[utf8(joined(';')), utf8(`\uFEFF${joined(';')}`), utf16, Buffer.from(utf16).swap16()],
      ...[utf8(joined(',')), utf8(joined('\t')), utf8(joined('|')), utf8(joined(';').replaceAll('"', ''))],
    ])
      expect(cellsOf(bytes)).toEqual(rows)
    expect(readCsv(utf8(`sep=~\r\na~b,c;d\r\n`))).toEqual([{ line: 2, cells: ['a', 'b,c;d'] }])
  })

  test('that we write ourselves comes back, whatever somebody typed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(typed, typed), { minLength: 1, maxLength: 8 }), (rows) => {
        const columns = ['Eerste', 'Tweede'].map((head) => ({ head, type: 'text' as const }))
        const read = cellsOf(utf8([...csv({ columns, rows })].join('')))
        expect(read[0]).toEqual(['Eerste', 'Tweede'])
        expect(read.length).toBe(rows.length + 1)
      }),
      { numRuns: 200 },
    )
  })

  test('of any bytes is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await problemOf(bytes)
      }),
      { numRuns: 500 },
    )
  })

  test('with too much in it is refused', async () => {
    expect(await problemOf(utf8('a;b\n'.repeat(sheetLimits.lines + 1)))).toBe('too-many-lines')
    expect(
      await problemOf(
        utf8(
          Array(sheetLimits.columns + 1)
            .fill('x')
            .join(';'),
        ),
      ),
    ).toBe('too-many-columns')
    expect(await problemOf(utf8(`a;${'x'.repeat(sheetLimits.letters + 1)}`))).toBe('long-cell')
    expect(await problemOf(utf8(`a;"${'x'.repeat(300_000)}`))).toBe('broken')
    expect(await problemOf(new Uint8Array(sheetLimits.bytes + 1))).toBe('too-large')
  })
})

describe('a workbook', () => {
  test('is read by its sheets, with numbers, days and texts as they are', async () => {
    const bytes = await workbook(
      [
        'Bijdragen',
        [
          [{ value: 'Lijst van 2019' }],
          [],
          [{ value: 'Kenmerk' }, { value: 'Bedrag' }, { value: 'Datum' }, { value: 'KvK' }],
          [
            { value: 'A-1' },
            { value: 1250.5, type: Number, format: '#,##0.00' },
            { value: new Date('2019-03-31T00:00:00Z'), type: Date, format: 'dd-mm-yyyy' },
            { value: 1_234_567, type: Number },
          ],
        ],
      ],
      ['Uitleg', [[{ value: 'Niets' }]]],
      ['Leeg', [[]]],
    )
    expect(await readSheets(bytes)).toEqual([
      {
        name: 'Bijdragen',
        lines: [
          { line: 1, cells: ['Lijst van 2019'] },
          { line: 2, cells: [] },
          { line: 3, cells: ['Kenmerk', 'Bedrag', 'Datum', 'KvK'] },
          { line: 4, cells: ['A-1', 1250.5, { day: '2019-03-31' }, 1_234_567] },
        ],
      },
      { name: 'Uitleg', lines: [{ line: 1, cells: ['Niets'] }] },
    ])
  })

  test('that we write ourselves comes back', async () => {
    const columns = [
      { head: 'Naam', type: 'text' as const },
      { head: 'Bedrag', type: 'money' as const },
      { head: 'Dag', type: 'day' as const },
    ]
    const rows = [['Stichting "Ûs & Jim" <b>', 12_05, '2020-02-29']]
    const [sheet] = await readSheets(new Uint8Array(await xlsx('Blad', { columns, rows })))
    expect(sheet?.lines[1]?.cells).toEqual(['Stichting "Ûs & Jim" <b>', 12.05, { day: '2020-02-29' }])
  })

  test('is refused when it is an old one, a locked one, another file, or not whole', async () => {
    const good = await workbook(['Blad', [[{ value: 'a' }]]])
    expect(await problemOf(good)).toBeNull()
    expect(await problemOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe('old-excel')
    expect(await problemOf(good.slice(0, good.length / 2))).toBe('broken')
    expect(await problemOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('broken')
    expect(await problemOf(utf8('%PDF-1.7'))).toBe('no-table')
    expect(await problemOf(utf8('<html>'))).toBe('no-table')
    expect(await problemOf(utf8(' \r\n;;\r\n'))).toBe('nothing-in-it')
    expect(await problemOf(utf8(''))).toBe('nothing-in-it')
    expect(await problemOf(await workbook(['Blad', [[]]]))).toBe('nothing-in-it')
  })

  test('opens no entity, wherever one is named', async () => {
    const good = await workbook(['Blad', [[{ value: 'a' }]]])
    for (const part of [sheet1, 'xl/workbook.xml', 'xl/sharedStrings.xml'])
      for (const evil of ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<!doctype x SYSTEM "file:///etc/passwd">'])
        expect(await problemOf(withPart(good, part, (text) => text.replace('?>', `?>${evil}`)))).toBe(
          'odd-parts',
        )
  })

  test('grows no further than the limit, whatever it says of its sizes', async () => {
    const good = unzipSync(await workbook(['Blad', [[{ value: 'a' }]]]))
    const bomb = zipSync({ ...good, 'xl/media/image1.png': new Uint8Array(sheetLimits.unpacked) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await problemOf(bomb)).toBe('too-large')
    const many = Object.fromEntries(
      Array.from({ length: sheetLimits.parts }, (_, at) => [`xl/x${at}.bin`, new Uint8Array(1)]),
    )
    expect(await problemOf(zipSync({ ...good, ...many }))).toBe('too-large')
    expect(await problemOf(lying(new Uint8Array(sheetLimits.unpacked)))).toBe('broken')
  })

  test('has no cell far away', async () => {
    const good = await workbook(['Blad', [[{ value: 'a' }]]])
    const at = (place: string) => withPart(good, sheet1, (text) => text.replaceAll('r="A1"', `r="${place}"`))
    expect(await problemOf(at('A1048576'))).toBe('too-many-lines')
    expect(await problemOf(at('XFD1'))).toBe('too-many-columns')
    expect(await problemOf(at('CX1'))).toBe('too-many-columns')
    expect(await problemOf(at('B2'))).toBeNull()
    const rows = '<row><c/></row>'.repeat(sheetLimits.lines + 1)
    const unnumbered = withPart(good, sheet1, (text) => text.replace('<sheetData>', `<sheetData>${rows}`))
    expect(await problemOf(unnumbered)).toBe('too-many-lines')
  })

  test('has no more sheets than one can choose from', async () => {
    const many = Array.from({ length: sheetLimits.sheets + 1 }, (_, at): [string, Written[][]] => [
      `Blad ${at}`,
      [[{ value: 'a' }]],
    ])
    expect(await problemOf(await workbook(...many))).toBe('too-many-sheets')
  })

  test('with bytes changed anywhere is read or refused', async () => {
    const good = await workbook(['Blad', [[{ value: 'a' }, { value: 2, type: Number }]]])
    const change = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = good.slice()
        for (const [place, byte] of changes) bytes[place] = byte
        await problemOf(bytes)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})

/** A workbook whose sheet says that it is small, and is not. */
function lying(content: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((_error, chunk) => chunks.push(chunk))
  const part = new ZipDeflate(sheet1)
  zip.add(part)
  part.push(content, true)
  zip.end()
  const bytes = new Uint8Array(Buffer.concat(chunks))
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < bytes.length - 4; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
  return bytes
}
