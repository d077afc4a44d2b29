import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountKeys, journalLines, openingBalances } from '#app/domain/ledger/journal.ts'
import { entryKinds } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'
import { csv, looksLikeFormula } from '#app/exchange/csv.ts'
import type { Sheet } from '#app/exchange/sheet.ts'
import { type AuditFile, xaf } from '#app/exchange/xaf.ts'
import { sheetName, xlsx } from '#app/exchange/xlsx.ts'

const columns: Sheet['columns'] = [
  { head: 'Wie', type: 'text' },
  { head: 'Nummer', type: 'number' },
  { head: 'Debet', type: 'money' },
  { head: 'Dag', type: 'day' },
]
const sheetOf = (name: string): Sheet => ({ columns, rows: [[name, 7, cents(-1_234_05), '2026-03-01']] })
const text = (sheet: Sheet, piece?: number) => [...csv(sheet, piece)].join('')

describe('CSV for a Dutch spreadsheet', () => {
  test('has the mark of UTF-8, semicolons, a decimal comma and CRLF', () => {
    expect(text(sheetOf('Zoë'))).toBe('\uFEFFWie;Nummer;Debet;Dag\r\nZoë;7;-1234,05;2026-03-01\r\n')
  })

  test.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '  =1', '\u00a0=1', 'naam\n=1', '\r=1', '＝1'])(
    '%j is no formula any more',
    (name) => {
      expect(looksLikeFormula(name)).toBe(true)
      expect(text(sheetOf(name)).split('\r\n').slice(1).join('\r\n')).toMatch(/^"'/)
    },
  )

  test('any text comes back as it was, and pieces do not matter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 3 }), (name, piece) => {
        const sheet = { columns, rows: [1, 2, 3, 4].map(() => sheetOf(name).rows[0] ?? []) }
        expect(text(sheet, piece)).toBe(text(sheet))
        const cell = /^\uFEFF[^\r]*\r\n("(?:[^"]|"")*"|[^;"]*);7;/.exec(text(sheet))?.[1] ?? '?'
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
        expect(read).toBe(looksLikeFormula(name) ? `'${name}` : name)
      }),
    )
  })
})

describe('a workbook', () => {
  const inside = async (sheet: Sheet, part: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'xlsx-'))
    try {
      writeFileSync(join(folder, 'a.xlsx'), await xlsx('kasboek', sheet))
      execFileSync('unzip', ['-q', join(folder, 'a.xlsx'), '-d', folder])
      return readFileSync(join(folder, part), 'utf8')
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test('holds numbers as numbers, a day as a day, and a formula as a text', async () => {
    const cells = await inside(sheetOf('=1+1'), 'xl/worksheets/sheet1.xml')
    expect(cells).toContain('<v>-1234.05</v>')
    expect(cells).toContain('<v>46082</v>')
    expect(cells).not.toContain('<f>')
    expect(await inside(sheetOf('=1+1'), 'xl/sharedStrings.xml')).toContain('=1+1')
  })

  test('a sheet is called what Excel allows', () => {
    expect(sheetName("'kas/boek [2026]: *een* lange naam van iets'")).toMatch(/^[^\\/?*[\]:]{1,31}$/)
    expect(sheetName('///')).toBe('1')
  })
})

const names = Object.fromEntries(
  accountKeys.map((key) => [key, `Rekening ${key}`]),
) as AuditFile['accountNames']
const auditOf = (
  covers: readonly { kind: (typeof entryKinds)[number]; cover: number }[],
  name: string,
): AuditFile => ({
  year: '2026',
  from: '2026-01-01',
  to: '2026-12-31',
  madeOn: '2027-01-04',
  company: { ident: '12345678', name, taxIdent: 'onbekend' },
  accountNames: names,
  parties: [{ id: 'a', name, kind: 'receives' }],
  opening: openingBalances(covers.map(({ kind, cover }) => ({ kind, cover: cents(cover) }))),
  journal: { id: 'KAS', name: 'Kasboek' },
  transactions: covers.map(({ kind, cover }, at) => ({
    number: String(at),
    on: '2026-05-01',
    text: kind,
    by: 'system',
    posting: `p${at}`,
    lines: journalLines({ kind, cover: cents(cover) }).map((line) => ({ ...line, text: name, party: 'a' })),
  })),
  notice: 'niet vergeleken met het schema',
})
const covers = fc.array(
  fc.record({ kind: fc.constantFrom(...entryKinds), cover: fc.integer({ min: -1_000_00, max: 1_000_00 }) }),
  { maxLength: 12 },
)

describe('an audit file', () => {
  test('is well formed whatever is written in it, and its sums are those of its lines', () => {
    fc.assert(
      fc.property(covers, fc.string({ unit: 'binary' }), (some, name) => {
        const written = [...xaf(auditOf(some, name))].join('')
        const document = new DOMParser({
          onError: (_level, message) => {
            throw new Error(message)
          },
        }).parseFromString(written, 'text/xml')
        const texts = (parent: string, leaf: string) =>
          [...document.getElementsByTagName(parent)].flatMap((one) =>
            [...one.childNodes].filter((node) => node.nodeName === leaf).map((node) => node.textContent),
          )
        const lines = [...document.getElementsByTagName('trLine')].length
        expect(texts('transactions', 'linesCount')).toEqual([String(lines)])
        const debit = texts('transactions', 'totalDebit')
        expect(debit).toEqual(texts('transactions', 'totalCredit'))
        const sum = texts('trLine', 'amnt').reduce((so, amount) => so + Math.round(Number(amount) * 100), 0)
        expect(Math.round(Number(debit[0]) * 200)).toBe(sum)
        expect(texts('openingBalance', 'totalDebit')).toEqual(texts('openingBalance', 'totalCredit'))
      }),
      { numRuns: 60 },
    )
  })

  test('says itself that nobody compared it with its schema', () => {
    expect([...xaf(auditOf([], 'Fonds'))].join('')).toContain('<!-- niet vergeleken met het schema -->')
  })

  test('a transaction that does not balance is never written', () => {
    const file = auditOf([{ kind: 'commitment', cover: -5 }], 'Fonds')
    const [whole] = file.transactions
    if (!whole) throw new Error('no transaction')
    const broken = { ...file, transactions: [{ ...whole, lines: whole.lines.slice(1) }] }
    expect(() => [...xaf(broken)]).toThrow('does not balance')
  })
})
