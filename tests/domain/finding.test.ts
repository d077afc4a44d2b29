import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folded, foldedPattern, longestAsked, readAsked } from '#app/domain/finding.ts'

describe('what somebody looks for', () => {
  test('is words, and whatever else it can be read as', () => {
    expect(readAsked('  wf 2026  42 ')).toEqual({
      text: 'wf 2026 42',
      words: ['wf', '2026', '42'],
      reference: 'WF-2026-0042',
      amount: null,
      iban: null,
    })
    expect(readAsked('€ 1.250,50')?.amount).toBe(125_050)
    expect(readAsked('nl91 abna 0417 1643 00')?.iban).toBe('NL91ABNA0417164300')
    expect(readAsked('taal, taal café')?.words).toEqual(['taal,', 'taal', 'café'])
  })

  test('is nothing without two letters or digits', () => {
    for (const typed of ['', '   ', '%', '-- !', 'a', ' . b . ']) expect(readAsked(typed)).toBeNull()
  })

  test('never grows with what was typed, and every word of it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (typed) => {
        const asked = readAsked(typed)
        if (!asked) return
        expect(asked.text.length).toBeLessThanOrEqual(longestAsked)
        expect(asked.words.length).toBeLessThanOrEqual(8)
        for (const word of asked.words) expect(typed).toContain(word)
      }),
    )
  })
})

describe('letters with accents', () => {
  const finds = (word: string, text: string) => new RegExp(foldedPattern(word), 'i').test(text)

  test('are found by the plain ones, and the other way about', () => {
    for (const [one, other] of [
      ['Yilmaz', 'Fatma Yılmaz'],
      ['YILMAZ', 'yılmaz'],
      ['Yılmaz', 'Yilmaz'],
      ['İpek', 'ipek'],
      ['jose', 'José'],
      ['José', 'JOSE'],
      ['Øster', 'oster'],
      ['café', 'Cafe\u0301'.normalize('NFC')],
    ] as const)
      expect([one, other, finds(one, other), folded(other).includes(folded(one))]).toEqual([
        ...[one, other],
        ...[true, true],
      ])
    expect(finds('jose', 'josie')).toBe(false)
  })

  test('leave everything else that is typed as it is: it finds itself, and no pattern is made of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), fc.string(), (word, around) => {
        expect(finds(word, `${around}${word}${around}`)).toBe(true)
        expect(finds(word, around)).toBe(folded(around).includes(folded(word)))
      }),
    )
  })
})
