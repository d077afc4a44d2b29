import { describe, expect, test } from 'vitest'
import { camt053 } from '#app/exchange/camt053.ts'
import { ForeignFile } from '#app/exchange/xml.ts'
import { file, type Movement, statement } from '#tests/world/bank.ts'

const own = 'NL91ABNA0417164300'
const day = { on: '2026-03-24', iban: own }
const moves: Movement[] = [
  { cents: -8_000_00, iban: 'NL02ABNA0123456789', name: 'Taal & Co', endToEndId: 'DB1', reference: 'A1' },
  { cents: 8_000_00, iban: 'NL02ABNA0123456789', endToEndId: 'DB1', reference: 'A2', returnReason: 'AC04' },
  { cents: 12_34, iban: 'NL20INGB0001234567', name: 'Gever', remittance: 'Terug LO-2026-0001' },
]
const read = (text: string) => camt053(new TextEncoder().encode(text))
const fault = (text: string | Uint8Array) => {
  try {
    camt053(typeof text === 'string' ? new TextEncoder().encode(text) : text)
    return null
  } catch (error) {
    if (error instanceof ForeignFile) return { problem: error.problem, line: error.line }
    throw error
  }
}

describe('a statement', () => {
  test.each(['02', '08'] as const)('of version %s is read', (version) => {
    const [one] = read(statement(moves, { ...day, version }))
    expect(one).toMatchObject({
      id: 'S2026-03-24',
      iban: own,
      from: '2026-03-24',
      to: '2026-03-24',
      openingCents: 500_000_00,
      closingCents: 500_012_34,
    })
    expect(one?.entries).toMatchObject([
      {
        valueOn: '2026-03-24',
        amountCents: -8_000_00,
        iban: 'NL02ABNA0123456789',
        name: 'Taal & Co',
        endToEndId: 'DB1',
        returnReason: null,
      },
      { amountCents: 8_000_00, endToEndId: 'DB1', returnReason: 'AC04', iban: 'NL02ABNA0123456789' },
      {
        amountCents: 12_34,
        endToEndId: null,
        name: 'Gever',
        iban: 'NL20INGB0001234567',
        remittance: 'Terug LO-2026-0001',
      },
    ])
  })

  test('names a movement the same in every file that shows it, and two that are alike apart', () => {
    const alike = { cents: 5_00, iban: 'NL20INGB0001234567', name: 'Gever' }
    const keys = (text: string) => read(text).flatMap(({ entries }) => entries.map(({ key }) => key))
    const first = keys(statement([alike, alike, ...moves], day))
    expect(new Set(first).size).toBe(5)
    const week = file([
      { movements: [alike], day: { on: '2026-03-23', iban: own, id: 'W' } },
      { movements: [alike, alike, ...moves], day: { ...day, id: 'W2' } },
    ])
    expect(keys(week).slice(1)).toEqual(first)
  })

  test('of several transactions in one entry gives one movement each', () => {
    const text = statement([{ cents: -30_00, reference: 'B1' }], day).replace(
      /<TxDtls>.*<\/TxDtls>/,
      ['10.00', '20.00']
        .map(
          (amount, at) =>
            `<TxDtls><Refs><EndToEndId>DB${at}</EndToEndId></Refs><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>`,
        )
        .join(''),
    )
    expect(read(text)[0]?.entries).toMatchObject([
      { amountCents: -10_00, endToEndId: 'DB0' },
      { amountCents: -20_00, endToEndId: 'DB1' },
    ])
    expect(fault(text.replace('>20.00<', '>21.00<'))).toMatchObject({ problem: 'sum' })
  })

  test('of which an entry is not booked yet does not count it', () => {
    const text = statement(moves, day).replace(
      '</Stmt>',
      `<Ntry><Amt Ccy="EUR">9.99</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>\n</Stmt>`,
    )
    expect(read(text)[0]?.entries).toHaveLength(3)
  })
})

describe('a file is refused whole, with the line', () => {
  const good = statement(moves, day)
  const lines = good.split('\n')
  const lineWith = (part: string) => lines.findIndex((line) => line.includes(part)) + 1
  const cases: [string, string | Uint8Array, { problem: string; line: number }][] = [
    ['not XML', 'datum;bedrag\n2026-03-24;12,00', { problem: 'not-xml', line: 1 }],
    ['cut off', good.slice(0, good.indexOf('</Stmt>')), { problem: 'not-xml', line: lines.length - 4 }],
    ['not UTF-8', new Uint8Array([60, 97, 62, 0xff, 60, 47, 97, 62]), { problem: 'encoding', line: 1 }],
    [
      'another namespace',
      good.replace('camt.053.001.08', 'camt.052.001.08'),
      { problem: 'other-kind', line: 2 },
    ],
    ['no namespace', good.replace(/ xmlns="[^"]*"/, ''), { problem: 'other-kind', line: 2 }],
    [
      'a closing balance that does not add up',
      good.replace('500012.34', '500012.35'),
      { problem: 'balance', line: lineWith('CLBD') },
    ],
    ['no balance', good.replace('OPBD', 'XXXX'), { problem: 'missing', line: lineWith('<Stmt>') }],
    [
      'other money',
      good.replace('Ccy="EUR">12.34', 'Ccy="USD">12.34'),
      { problem: 'currency', line: lineWith('>12.34<') },
    ],
    [
      'an amount that is none',
      good.replace('>12.34<', '>12,34<'),
      { problem: 'amount', line: lineWith('>12.34<') },
    ],
    [
      'a direction that is none',
      good.replace('>12.34</Amt><CdtDbtInd>CRDT', '>12.34</Amt><CdtDbtInd>BOTH'),
      { problem: 'direction', line: lineWith('>12.34<') },
    ],
  ]
  test.each(cases)('%s', (_, text, what) => {
    expect(fault(text)).toEqual(what)
  })

  test('a document type, and with it every entity, within a moment', () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY l0 "ha">${laughs.join('')}]>\n`
    const body = good.split('\n').slice(1).join('\n')
    const outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
    const begun = Date.now()
    expect(fault(bomb + body)).toEqual({ problem: 'doctype', line: 2 })
    expect(fault(bomb + body.replace('Gever', '&l9;'))).not.toBe(null)
    expect(fault(outside + body)).toEqual({ problem: 'doctype', line: 1 })
    expect(fault(outside + body.replace('Gever', '&e;'))).not.toBe(null)
    expect(Date.now() - begun).toBeLessThan(2000)
  })

  test('whatever is left out of it, a file is read or refused and never breaks', () => {
    for (let at = 0; at < lines.length; at += 1) {
      const without = lines.filter((_, line) => line !== at).join('\n')
      expect(() => fault(without)).not.toThrow()
    }
    for (let at = 0; at < good.length; at += 7) expect(() => fault(good.slice(0, at))).not.toThrow()
  })
})
