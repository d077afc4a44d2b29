import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sepaLimits, sepaText } from '#app/exchange/sepa-text.ts'

const written: [string, string | null][] = [
  ['Stichting Taalmaatjes', 'Stichting Taalmaatjes'],
  ['Łukasz Żółć', 'Lukasz Zolc'],
  ['Straße & Søn', 'Strasse + Son'],
  ['Şerife Güneş', 'Serife Gunes'],
  ['Frysk: Tsjerkebuorren û ú â', 'Frysk: Tsjerkebuorren u u a'],
  ['Æsop œuvre Đorđe Þór', 'Aesop oeuvre Dorde Thor'],
  ['IJsbrand ĳ ﬁ', 'IJsbrand ij fi'],
  ['Жанна Щукина', 'Zhanna Shtukina'],
  ['Ελένη Ψαρά', 'Eleni Psara'],
  ['d’Arc – “Jeanne” €5', "d'Arc - .Jeanne. E5"],
  ['a@b.nl; c_d', 'a.b.nl, c-d'],
  ['// begin // midden /', 'begin / midden'],
  ['regel\neen\ttwee\u00a0drie', 'regel een twee drie'],
  ['محمد', null],
  ['田中', null],
  ['😀', null],
  ['   ', null],
  ['', null],
]

test.each(written)('%s', (text, latin) => {
  expect(sepaText(text, 'name')).toBe(latin)
})

test('whatever is typed, no bank gets a letter it cannot read, nor more than fits', () => {
  const any = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: fc.constantFrom('/', ' ', 'ß', 'Ж', 'é', 'a', '&', '<'), maxLength: 400 }),
  )
  fc.assert(
    fc.property(any, fc.constantFrom('id', 'name', 'remittance'), (text, field) => {
      const said = sepaText(text, field)
      if (said === null) return
      expect(said).toMatch(/^[A-Za-z0-9\-?:().,'+ /]+$/)
      expect(said.length).toBeLessThanOrEqual(sepaLimits[field])
      expect(said).not.toMatch(/^[ /]|[ /]$|\/\/| {2}/)
      expect(sepaText(said, field)).toBe(said)
    }),
  )
})
