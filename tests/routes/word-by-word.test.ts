import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redLine, wordByWord } from '#app/server/word-by-word.server.ts'

describe('two versions of a text, word by word', () => {
  test('words that changed beside each other are one piece, and a sum is one word', () => {
    expect(wordByWord('tot en met 30 juni 2027.', 'tot en met 29 augustus 2027.')).toEqual([
      { text: 'tot en met ', kind: 'same' },
      { text: '30 juni', kind: 'removed' },
      { text: '29 augustus', kind: 'added' },
      { text: ' 2027.', kind: 'same' },
    ])
    expect(wordByWord('hoogstens € 20.000, in delen', 'hoogstens € 19.000, in delen')).toEqual([
      { text: 'hoogstens € ', kind: 'same' },
      { text: '20.000', kind: 'removed' },
      { text: '19.000', kind: 'added' },
      { text: ', in delen', kind: 'same' },
    ])
  })

  test('holds both versions whole, whatever they are', () => {
    const words = fc.array(fc.constantFrom('een', 'twee', ' ', '\n', '.', ',', '20.000', 'a-b'), {
      maxLength: 12,
    })
    const text = words.map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (was, is) => {
        const pieces = wordByWord(was, is)
        const without = (gone: string) =>
          pieces
            .filter(({ kind }) => kind !== gone)
            .map((piece) => piece.text)
            .join('')
        expect([without('added'), without('removed')]).toEqual([was, is])
      }),
    )
  })

  test('a day, and texts with little in common, go as a whole', () => {
    for (const [was, is] of [
      ['1 december 2026', '1 december 2027'],
      ['Wij koken elke week samen soep', 'Een boot huren wij voor de zomer'],
    ] as const)
      expect(redLine(was, is)).toEqual([
        { text: was, kind: 'removed' },
        { text: is, kind: 'added' },
      ])
    expect(redLine('', 'Nieuw')).toEqual([{ text: 'Nieuw', kind: 'added' }])
  })
})
