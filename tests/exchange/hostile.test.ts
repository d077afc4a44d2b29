import { readdirSync, readFileSync } from 'node:fs'
import { DOMParser, type Document } from '@xmldom/xmldom'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type Account, accountKeys } from '#app/domain/ledger/journal.ts'
import { cents } from '#app/domain/money.ts'
import type { OpenData } from '#app/domain/open/open-data.ts'
import { rowLine } from '#app/exchange/archive/canonical.ts'
import { csv } from '#app/exchange/csv.ts'
import { cids } from '#app/exchange/open/cids.ts'
import { opportunity } from '#app/exchange/open/common-grants.ts'
import { grantsSheet } from '#app/exchange/open/grants-sheet.ts'
import { iati } from '#app/exchange/open/iati.ts'
import { icalendar } from '#app/exchange/open/icalendar.ts'
import { rss } from '#app/exchange/open/rss.ts'
import { threeSixty } from '#app/exchange/open/three-sixty.ts'
import { pain001 } from '#app/exchange/pain001.ts'
import { sepaLimits, sepaText } from '#app/exchange/sepa-text.ts'
import type { ColumnType, Sheet } from '#app/exchange/sheet.ts'
import { type AuditFile, xaf } from '#app/exchange/xaf.ts'
import { sheetName, xlsx } from '#app/exchange/xlsx.ts'
import { holdable } from '#app/exchange/xml-text.ts'
import { zip } from '#app/exchange/zip.ts'
import { saveAs } from '#app/server/save-as.server.ts'
import { broken } from './hostile.ts'
import { sheetWords, words, worlds } from './open/worlds.ts'

/**
 * Every file that writes what leaves the house, by its path under `app/exchange`, with how it is attacked here. A file that
 * is in neither list makes the first test fail.
 */
const attacks: Record<string, (texts: [string, string]) => void | Promise<void>> = {
  'csv.ts': ([head, cell]) => {
    for (const type of ['text', 'day', 'number', 'money'] as const) {
      const [heads, row] = readCsv([...csv(sheetOf(type, head, cell))].join('')) as [string[], string[]]
      expect([heads.length, row.length]).toEqual([2, 2])
      for (const [read, written] of [
        [heads[0], head],
        [row[0], cell],
      ] as const) {
        expect(beginsFormula(read ?? '')).toBe(false)
        expect([written, `'${written}`]).toContain(read)
      }
      expect(row[1]).toBe('-12,05')
    }
  },
  'xlsx.ts': async ([head, cell]) => {
    const parts = unzipSync(new Uint8Array(await xlsx(head, sheetOf('text', head, cell))))
    const part = (name: string) => new TextDecoder().decode(parts[name])
    const strings = elements(readXml(part('xl/sharedStrings.xml')), 'si')
    const cells = elements(readXml(part('xl/worksheets/sheet1.xml')), 'c')
    expect(elements(readXml(part('xl/worksheets/sheet1.xml')), 'f')).toEqual([])
    const shown = cells
      .filter((one) => one.getAttribute('t') === 's')
      .map((one) => strings[Number(one.textContent)])
    expect(shown.map((one) => sameLines(fromWorkbook(one?.textContent ?? '')))).toEqual(
      [head, 'Bedrag', cell].map((text) => sameLines(readable(holdable(text)))),
    )
    const [sheet] = elements(readXml(part('xl/workbook.xml')), 'sheet')
    expect(sheet?.getAttribute('name')).toBe(sheetName(head))
  },
  'xaf.ts': ([name, text]) => {
    const document = readXml([...xaf(auditOf(name, text))].join(''))
    expect(texts(document, 'custSupName')).toEqual([sameLines(holdable([...name].slice(0, 50).join('')))])
    expect(texts(document, 'trLine', 'desc')).toEqual([text, text].map((one) => sameLines(holdable(one))))
    expect(elements(document, 'x')).toEqual([])
  },
  'pain001.ts': ([holder, title]) => {
    const name = sepaText(holder, 'name') ?? 'Naam'
    const remittance = sepaText(title, 'remittance') ?? 'Tekst'
    for (const version of ['03', '09'] as const) {
      const document = readXml(pain001(paymentOf(version, name, remittance)))
      expect(texts(document, 'Ustrd')).toEqual([remittance])
      expect(texts(document, 'Cdtr', 'Nm')).toEqual([name])
    }
  },
  'sepa-text.ts': (both) => {
    for (const text of both)
      for (const field of ['id', 'name', 'remittance'] as const) {
        const written = sepaText(text, field) ?? ''
        expect(written).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]*$/)
        expect(written.length).toBeLessThanOrEqual(sepaLimits[field])
      }
  },
  'zip.ts': ([one, other]) => {
    const bytes = new TextEncoder().encode(other)
    const parts = unzipSync(zip([{ name: 'a.txt', bytes }], new Date('2026-01-01T00:00:00Z')))
    expect(Object.keys(parts)).toEqual(['a.txt'])
    expect(new TextDecoder().decode(parts['a.txt'])).toBe(wellFormed(other))
    expect(one).toEqual(expect.any(String))
  },
  'archive/canonical.ts': ([key, value]) => {
    const line = rowLine({ [key]: value })
    expect(line.split('\n')).toHaveLength(2)
    expect(JSON.parse(line)).toEqual({ [key]: value })
  },
  'open/icalendar.ts': ([name, title]) => {
    const day = { id: name, on: '2026-03-01', title, url: 'https://fonds.example.org/rounds/a' }
    const file = icalendar({ name, host: 'fonds.example.org', days: [{ ...day, changedAt: new Date(0) }] })
    const lines = file.split('\r\n')
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    const unfolded = file.replaceAll('\r\n ', '').split('\r\n')
    expect(unfolded.map((line) => line.replace(/[:;].*/su, ''))).toEqual(calendarNames)
    const said = unfolded.find((line) => line.startsWith('SUMMARY:'))?.slice(8) ?? ''
    expect(wellFormed(said).replace(/\\(.)/gsu, (_whole, sign: string) => (sign === 'n' ? '\n' : sign))).toBe(
      wellFormed(title)
        .replace(/\r\n|[\n\r\u2028\u2029\u0085]/g, '\n')
        .replace(/(?!\n)\p{Cc}/gu, ''),
    )
  },
}

/** Those that write a whole fund: they are attacked with worlds whose texts are hostile. */
const attackedByWorlds: Record<string, (data: OpenData) => void> = {
  'open/grants-sheet.ts': (data) => {
    const sheet = grantsSheet(data, sheetWords)
    const [, ...rows] = readCsv([...csv(sheet)].join(''))
    expect(rows).toHaveLength(data.grants.length)
    for (const [at, row] of rows.entries()) {
      expect(row).toHaveLength(sheet.columns.length)
      for (const [place, cell] of row.entries())
        if (sheet.columns[place]?.type === 'text') expect(beginsFormula(cell)).toBe(false)
      const title = data.grants[at]?.title ?? ''
      expect([title, `'${title}`]).toContain(row[sheet.columns.findIndex(({ head }) => head === 'activity')])
    }
  },
  'open/three-sixty.ts': (data) => {
    const file = JSON.parse(threeSixty(data, words, 'https://licence.example.org') ?? '{"grants":[]}')
    const titles = new Set(data.grants.map(({ title }) => title))
    for (const { title } of file.grants) expect(titles).toContain(title)
  },
  'open/cids.ts': (data) => {
    const nodes: Record<string, string>[] = JSON.parse(cids(data, words))['@graph']
    const outcomes = nodes.filter((node) => node['@type'] === 'cids:Outcome').map(({ hasName }) => hasName)
    expect(outcomes).toEqual(data.grants.map(({ title }) => title))
    for (const node of nodes) expect(node['@id']).toMatch(/^https:\/\/fonds-\d+\.example\.org\/[\x21-\x7e]*$/)
  },
  'open/iati.ts': (data) => {
    const titles = elements(readXml(iati(data, words)), 'iati-activity').map(
      (one) => [...one.childNodes].find(({ nodeName }) => nodeName === 'title')?.textContent ?? '',
    )
    expect(titles.map(sameLines)).toEqual(data.grants.map(({ title }) => sameLines(holdable(title))))
  },
  'open/rss.ts': (data) => {
    const document = readXml(rss(data, { title: data.fund.about, description: data.fund.about }))
    expect(texts(document, 'item', 'title')).toEqual(
      data.grants.map(({ title }) => sameLines(holdable(title))),
    )
    expect(texts(document, 'channel', 'title')).toEqual([sameLines(holdable(data.fund.about))])
  },
  'open/common-grants.ts': (data) => {
    for (const round of data.opportunities) {
      const described = { ...said, description: () => round.name }
      const one = JSON.parse(JSON.stringify(opportunity(round, data, described, new Date('2026-01-01'))))
      expect([one.title, one.description]).toEqual([round.name, round.name])
      expect(one.source).toMatch(/^https:\/\/[\x21-\x7e]+$/)
    }
  },
}

/** What writes no text of people, or is a part of a writer above. */
const withoutText = [
  'README.md',
  'archive/README.md',
  ...['camt053.ts', 'file-kind.ts', 'unpack.ts', 'xml.ts', 'archive/read.ts'],
  ...['mail/bounce.ts', 'mail/html-text.ts', 'mail/mail.ts'],
  ...['read-csv.ts', 'read-sheets.ts', 'read-xlsx.ts', 'sheet-limits.ts'],
  ...['sheet.ts', 'xml-text.ts', 'archive/write.ts'],
  ...['open/ids.ts', 'open/figure-text.ts', 'open/iati-nodes.ts', 'open/iati-results.ts'],
  ...['open/openapi.ts', 'open/openapi-schemas.ts'],
]

test('every file of app/exchange is attacked here, or writes no text of people', () => {
  const files = readdirSync('app/exchange', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\./.test(name),
  )
  const told = [...Object.keys(attacks), ...Object.keys(attackedByWorlds), ...withoutText]
  expect(files.toSorted()).toEqual(told.toSorted())
})

describe('whatever somebody typed', () => {
  const runs: Record<string, number> = { 'xlsx.ts': 60 }
  test.each(Object.entries(attacks))('%s keeps it a text', async (name, attack) => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(broken, broken), async (both) => attack(both)),
      { numRuns: runs[name] ?? 400, examples: [[['=1+1\u{10fffe}+', '=1+1']]] },
    )
  })

  const some = worlds(200, 7)
  test.each(Object.entries(attackedByWorlds))('%s keeps it a text', (_name, attack) => {
    for (const data of some) attack(data)
  })

  test('the name of a file ends no header and turns nothing around', () => {
    fc.assert(
      fc.property(broken, (name) => {
        const header = saveAs(`${name}.pdf`)
        expect(header).toMatch(/^attachment; filename="[\w. ()-]+"(; filename\*=UTF-8''[\w.~!%-]+)?$/)
        const whole = /filename\*=UTF-8''(.*)$/.exec(header)?.[1]
        const shown = whole === undefined ? '' : decodeURIComponent(whole)
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u)
        expect(new Headers({ 'Content-Disposition': header }).get('Content-Disposition')).toBe(header)
      }),
    )
  })
})

describe('in the code', () => {
  const sources = ['app', 'emails', 'db'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('i18n/paraglide'))
      .map((name) => ({
        path: `${folder}/${name}`,
        lines: readFileSync(`${folder}/${name}`, 'utf8').split('\n'),
      })),
  )
  const having = (pattern: RegExp) =>
    sources.filter(({ lines }) => lines.some((line) => pattern.test(line))).map(({ path }) => path)

  test('the name of every download goes through saveAs', () => {
    const named = sources.flatMap(({ lines }) => lines.filter((line) => /content-disposition/i.test(line)))
    expect(named.length).toBeGreaterThan(4)
    expect(named.filter((line) => !/'Content-Disposition': saveAs\(/.test(line))).toEqual([])
  })

  test('files of each kind are written in one place, and mails leave by one', () => {
    expect(having(/from 'write-excel-file/)).toEqual(['app/exchange/xlsx.ts'])
    expect(having(/XMLSerializer/)).toEqual(['app/exchange/pain001.ts', 'app/exchange/xml-text.ts'])
    expect(having(/from 'nodemailer'/)).toEqual([
      'app/server/mail/message.ts',
      'app/server/mail/send.server.ts',
    ])
    expect(having(/\.sendMail\(/)).toEqual(['app/server/mail/send.server.ts'])
  })

  test('what is CSV is written by app/exchange/csv.ts', () => {
    const handedOut = having(/text\/csv|csvType|\.csv[`']/).filter(
      (path) => path !== 'app/server/books/download.server.ts',
    )
    const byCsv = having(/#app\/exchange\/csv\.ts|board-file\.server\.ts|sheetPieces/)
    expect(handedOut.length).toBeGreaterThan(5)
    expect(handedOut.filter((path) => !byCsv.includes(path) && !speaksOfCsv.includes(path))).toEqual([])
  })

  test('no HTML is put on a page as it was typed', () => {
    expect(having(/dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML/)).toEqual([])
  })
})

/** Files that name a CSV file or its media type, and write none. */
const speaksOfCsv = ['app/server/open/file-list.server.ts', 'db/seed/play/past.ts']

const calendarNames = [
  ...['BEGIN', 'VERSION', 'PRODID', 'CALSCALE', 'METHOD', 'X-WR-CALNAME', 'BEGIN', 'UID', 'DTSTAMP'],
  ...['DTSTART', 'DTEND', 'SUMMARY', 'URL', 'TRANSP', 'END', 'END', ''],
]

const said = { opens: 'opent', closes: 'sluit', decides: 'besluit', applicants: 'bewoners' }

function sheetOf(type: ColumnType, head: string, cell: string): Sheet {
  return {
    columns: [
      { head, type },
      { head: 'Bedrag', type: 'money' },
    ],
    rows: [[cell, cents(-12_05)]],
  }
}

/** Does a program that opens the file read this cell as a formula? The apostrophe of the guard comes first when not. */
function beginsFormula(cell: string): boolean {
  return /^[^\p{L}\p{N}\p{P}\p{S}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(cell) || /^[\t\r]/.test(cell)
}

/** CSV as RFC 4180 says, with semicolons. */
function readCsv(file: string): string[][] {
  const rows: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/gy
  let row: string[] = []
  cell.lastIndex = 1
  expect(file.startsWith('\uFEFF')).toBe(true)
  for (let at = 1; at < file.length; at = cell.lastIndex) {
    const found = cell.exec(file)
    if (!found) throw new Error(`no cell at ${at} of ${JSON.stringify(file)}`)
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === ';') continue
    rows.push(row)
    row = []
  }
  return rows
}

function readXml(text: string): Document {
  const document = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message)
    },
  }).parseFromString(text, 'text/xml')
  expect(document.doctype).toBeNull()
  return document
}

function elements(document: Document, name: string) {
  return [...document.getElementsByTagName(name)]
}

/** The texts of the elements of a name, or of those right under them. */
function texts(document: Document, name: string, under?: string): string[] {
  const found = elements(document, name)
  const nodes = under
    ? found.flatMap((one) => [...one.childNodes].filter(({ nodeName }) => nodeName === under))
    : found
  return nodes.map(({ textContent }) => sameLines(textContent ?? ''))
}

/** Without letters that are no letters, and controls of old terminals: a workbook leaves them out. */
function readable(text: string): string {
  return text.replace(/[\p{Noncharacter_Code_Point}\ufffd\u007f-\u0084\u0086-\u009f]/gu, '')
}

/** A reader of XML may make any end of a line the same one. */
function sameLines(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
}

/** Letters by their number, as a workbook writes them. */
function fromWorkbook(text: string): string {
  return text.replace(/_x([\dA-F]{4})_/gi, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}

function auditOf(name: string, text: string): AuditFile {
  const line = { account: accountKeys[0] as Account, cents: cents(5), text }
  return {
    year: '2026',
    from: '2026-01-01',
    to: '2026-12-31',
    madeOn: '2027-01-04',
    company: { ident: '12345678', name, taxIdent: 'onbekend' },
    accountNames: Object.fromEntries(accountKeys.map((key) => [key, text])) as AuditFile['accountNames'],
    parties: [{ id: 'a', name, kind: 'receives' }],
    opening: [],
    journal: { id: 'KAS', name },
    transactions: [
      {
        ...{ number: '1', on: '2026-05-01', text, by: name, posting: 'p1' },
        lines: [
          { ...line, side: 'debit', party: 'a' },
          { ...line, side: 'credit', party: 'a' },
        ],
      },
    ],
    notice: text,
  }
}

function paymentOf(version: '03' | '09', name: string, remittance: string) {
  return {
    version,
    messageId: 'M1',
    createdAt: new Date('2026-03-01T00:00:00Z'),
    executeOn: '2026-03-02',
    debtor: { name, iban: 'NL91ABNA0417164300', bic: null },
    lines: [{ endToEndId: 'E1', amountCents: cents(100), iban: 'NL91ABNA0417164300', name, remittance }],
  }
}
