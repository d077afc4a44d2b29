import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { endToEndIdOf, type PainVersion, painVersions } from '#app/domain/payment/batch.ts'
import { type PaymentFile, pain001 } from '#app/exchange/pain001.ts'
import { sepaText } from '#app/exchange/sepa-text.ts'
import { lacks } from '#tests/tools.ts'
import { askedIn } from '#tests/world/bank.ts'
import { faultsIn } from './xmllint.ts'

const two: PaymentFile = {
  version: '09',
  messageId: endToEndIdOf('0190a000-0000-7000-8000-000000000001'),
  createdAt: new Date('2026-03-23T10:00:00.123Z'),
  executeOn: '2026-03-24',
  debtor: { name: 'Stichting Impactfonds', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
  lines: [
    {
      endToEndId: endToEndIdOf('0190a000-0000-7000-8000-00000000000a'),
      amountCents: cents(8_000_00),
      iban: 'NL02ABNA0123456789',
      name: 'Stichting Taalmaatjes',
      remittance: 'LO-2026-0001 1/2',
    },
    {
      endToEndId: endToEndIdOf('0190a000-0000-7000-8000-00000000000b'),
      amountCents: cents(5),
      iban: 'BE68539007547034',
      name: "O'Neill + Co",
      remittance: 'LO-2026-0002 1/1',
    },
  ],
}

test('a file says its sums in euros with two decimals, without a float, and no postal address', () => {
  expect(pain001(two)).toContain('<CtrlSum>8000.05</CtrlSum>')
  expect(pain001(two)).toContain('<InstdAmt Ccy="EUR">0.05</InstdAmt>')
  expect(pain001(two)).toContain('<CreDtTm>2026-03-23T10:00:00Z</CreDtTm>')
  expect(pain001(two)).not.toContain('PstlAdr')
})

test('the same file has the same bytes, and says what it was asked', () => {
  expect(pain001(structuredClone(two))).toBe(pain001(two))
  expect(askedIn(pain001(two))).toEqual(
    two.lines.map(({ amountCents, ...line }) => ({ ...line, cents: amountCents })),
  )
})

test('an empty file is a fault of ours', () => {
  expect(() => pain001({ ...two, lines: [] })).toThrow(RangeError)
})

describe.skipIf(lacks('xmllint'))('xmllint', () => {
  test.each(painVersions)('finds version %s valid, with a BIC and without', (version) => {
    const files = [two, { ...two, debtor: { ...two.debtor, bic: null } }].map((file) =>
      pain001({ ...file, version }),
    )
    expect(faultsIn(version, files)).toBe('')
  })

  test('finds a file invalid that is not right', () => {
    expect(faultsIn('09', [pain001(two).replace('<PmtMtd>TRF</PmtMtd>', '')])).toContain('PmtMtd')
    expect(faultsIn('03', [pain001(two)])).not.toBe('')
  })

  test.each(painVersions)('finds version %s valid whatever names, amounts and texts are', (version) => {
    const files = fc.sample(anyFile(version), { numRuns: 150, seed: 2026 })
    expect(faultsIn(version, files.map(pain001))).toBe('')
    for (const file of files) {
      const total = file.lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
      const said = /<CtrlSum>(\d+)\.(\d\d)<\/CtrlSum>/.exec(pain001(file))
      expect(Number(said?.[1]) * 100 + Number(said?.[2])).toBe(total)
      expect(askedIn(pain001(file)).map((asked) => asked.cents)).toEqual(
        file.lines.map(({ amountCents }) => amountCents as number),
      )
    }
  })
})

function anyFile(version: PainVersion): fc.Arbitrary<PaymentFile> {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'binary' }))
  const line = fc.record({
    endToEndId: fc.uuid().map(endToEndIdOf),
    amountCents: fc.integer({ min: 1, max: 999_999_999_99 }).map(cents),
    iban: fc.constantFrom('NL02ABNA0123456789', 'BE68539007547034', 'MT84MALT011000012345MTLCAST001S'),
    name: text.map((typed) => sepaText(typed, 'name') ?? 'X'),
    remittance: text.map((typed) => sepaText(typed, 'remittance') ?? 'X'),
  })
  return fc.record({
    version: fc.constant(version),
    messageId: fc.uuid().map(endToEndIdOf),
    createdAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
    executeOn: fc.constant('2026-03-24'),
    debtor: fc.record({
      name: text.map((typed) => sepaText(typed, 'name') ?? 'X'),
      iban: fc.constant('NL91ABNA0417164300'),
      bic: fc.constantFrom('ABNANL2A', 'INGBNL2AXXX', null),
    }),
    lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  })
}
