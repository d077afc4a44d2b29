import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fill,
  fillPieces,
  fillWhatIsKnown,
  MissingValue,
  placeholdersIn,
  sentencesOf,
} from '#app/i18n/fill.ts'

const known = (values: Record<string, string>) => (name: string) => values[name] ?? null

describe('filling a text', () => {
  test('puts values in, and never fills what a value says', () => {
    expect(fill('Dag {{a.b}}, {{a.b}}.', known({ 'a.b': '{{c}}', c: 'x' }))).toBe('Dag {{c}}, {{c}}.')
  })

  test('throws with every name that has no value', () => {
    const filling = () => fill('{{a}} {{b}} {{c}}', known({ b: 'x' }))
    expect(filling).toThrow(MissingValue)
    expect(filling).toThrow('no value for a, c')
  })

  test('leaves out the sentences of which something is not known', () => {
    const text = 'Bel {{person.name}}: {{person.phone}}. Uw tekst is bewaard. Het is {{time.now}}!'
    expect(fillWhatIsKnown(text, known({}))).toBe('Uw tekst is bewaard.')
    expect(fillWhatIsKnown(text, known({ 'time.now': '9.00' }))).toBe('Uw tekst is bewaard. Het is 9.00!')
    expect(fillWhatIsKnown('Bel {{person.name}}.', known({}))).toBeNull()
  })

  test('leaves out an optional piece whole', () => {
    const pieces = ['Kom binnen.', { optional: 'Het is open. Kom vóór {{end}}.' }]
    expect(fillPieces(pieces, known({}))).toBe('Kom binnen.')
    expect(fillPieces(pieces, known({ end: 'vijf' }))).toBe('Kom binnen. Het is open. Kom vóór vijf.')
    expect(fillPieces([{ optional: '{{end}}' }], known({}))).toBeNull()
    expect(() => fillPieces(['Kom vóór {{end}}.'], known({}))).toThrow(MissingValue)
  })

  test('no brace is ever left, whatever is known', () => {
    const name = fc.constantFrom('a', 'b.c', 'd')
    const sentence = fc
      .tuple(fc.constantFrom('Kijk naar', 'Bel'), name)
      .map(([start, one]) => `${start} {{${one}}}.`)
    fc.assert(
      fc.property(
        fc.array(sentence, { maxLength: 4 }),
        fc.subarray(['a', 'b.c', 'd']),
        (sentences, names) => {
          const lookUp = (one: string) => (names.includes(one) ? 'x' : null)
          const text = fillWhatIsKnown(sentences.join(' '), lookUp)
          expect(text ?? '').not.toContain('{{')
          expect(sentencesOf(text ?? '').length).toBe(
            sentences.filter((one) => placeholdersIn(one).every((placeholder) => names.includes(placeholder)))
              .length,
          )
        },
      ),
    )
  })
})
