import fc from 'fast-check'
import { composeIBAN } from 'ibantools'
import { describe, expect, test } from 'vitest'
import { formatMoney } from '#app/domain/money.ts'
import * as typing from '#app/domain/proposal/typing.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 200 })

describe('text', () => {
  test('is clean once cleaned, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const text = typing.cleanText(typed)
        expect(typing.cleanText(text)).toBe(text)
        expect(text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u)
        const line = typing.cleanLine(typed)
        expect(typing.cleanLine(line)).toBe(line)
        expect(line).not.toMatch(/\n|^\s|\s$/)
      }),
    )
  })
  test('takes no longer for text made to be slow', () => {
    const started = performance.now()
    for (const typed of [
      `${' '.repeat(300_000)}x`,
      `${'\n '.repeat(150_000)}x`,
      `${','.repeat(150_000)}-x`,
      '1.'.repeat(150_000),
    ]) {
      typing.cleanLine(typed)
      typing.countWords(typed)
      for (const read of [
        typing.readMoney,
        typing.readDay,
        typing.readIban,
        typing.readPhone,
        typing.readEmail,
      ])
        read(typed)
      typing.parseNumber(typed)
    }
    expect(performance.now() - started).toBeLessThan(4_000)
  })
  test('keeps what a person wrote', () => {
    expect(typing.cleanText(' Één ‘plan’ – 50 % 🙂\r\n\r\n\r\n\r\nTwee. \n')).toBe(
      'Één ‘plan’ – 50 % 🙂\n\nTwee.',
    )
    expect(typing.cleanText('e\u0301\u0000\u202e\ud800')).toBe('é')
    expect(typing.countWords('Elke dinsdag – om 19.00 uur – koken wij.')).toBe(7)
  })
})

describe('forgiving input', () => {
  const values = (read: (typed: string) => typing.Reading<unknown>, typed: string[]) =>
    typed.map((one) => Object.values(read(one))[0])
  test('telephone', () => {
    expect(
      values(typing.readPhone, [
        '06-123 456 78',
        '+31 (0)6 1234.5678',
        '0031612345678',
        '(058) 1234567',
        '12345',
        '06 1234567x',
      ]),
    ).toEqual(['0612345678', '+31612345678', '+31612345678', '0581234567', 'wrong', 'wrong'])
  })
  test('KvK number, never a BSN', () => {
    expect(
      values(typing.readKvk, ['12 34 56 78', '12.34.56.78', '1234567', '111222333', '111222334']),
    ).toEqual(['12345678', '12345678', 'wrong', 'usedForBsn', 'wrong'])
  })
  test('postcode', () => {
    expect(values(typing.readPostcode, ['8921ab', '8921 AB', '0921 AB', '89211 A'])).toEqual([
      '8921 AB',
      '8921 AB',
      'wrong',
      'wrong',
    ])
  })
  test('e-mail address', () => {
    expect(values(typing.readEmail, ['An@Voorbeeld.NL', 'an@voorbeeld', `${'a'.repeat(250)}@b.nl`])).toEqual([
      'an@voorbeeld.nl',
      'wrong',
      'tooLong',
    ])
  })
  test('day', () => {
    expect(
      values(typing.readDay, ['1 9 2026', '31/12/2026', '1 maart 2026', '2026-02-29', '1-1-1999', 'morgen']),
    ).toEqual(['2026-09-01', '2026-12-31', '2026-03-01', 'wrong', 'wrong', 'wrong'])
    expect(values(typing.readDay, ['31-02-2027', '29 februari 2027', '31 juni 2027', '32 1 2027'])).toEqual([
      'noSuchDay',
      'noSuchDay',
      'noSuchDay',
      'wrong',
    ])
  })
  test('number', () => {
    expect(
      ['1.250', '1 250', '12,50', '-3', '−3', '0', '1.5', '1,2,3', 'x', '1.25.0'].map(typing.parseNumber),
    ).toEqual([1250, 1250, 12.5, -3, -3, 0, 1.5, null, null, null])
  })
})

describe('money', () => {
  test('as we write it is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (amount) => {
        expect(typing.readMoney(formatMoney(amount))).toEqual({ value: amount })
      }),
    )
  })
})

describe('IBAN', () => {
  const digits = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 })
    .map((list) => list.join(''))
  test('a good one in any spacing is kept, and one with a changed digit never is', () => {
    fc.assert(
      fc.property(digits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (account, place, step) => {
        const iban = composeIBAN({ countryCode: 'NL', bban: `ABNA${account}` }) as string
        const spaced = iban.toLowerCase().replace(/(.{4})/g, '$1 ')
        expect(typing.readIban(spaced)).toEqual({ value: iban })
        const at = 8 + place
        const other = iban.slice(0, at) + ((Number(iban[at]) + step) % 10) + iban.slice(at + 1)
        expect(typing.readIban(other)).toEqual({ problem: 'wrong' })
      }),
    )
  })
  test('never throws, whatever is typed', () => {
    fc.assert(fc.property(anyText, (typed) => 'problem' in typing.readIban(typed)))
  })
})
