import { describe, expect, test } from 'vitest'
import * as content from '#app/i18n/content.server.ts'
import { dutchFiles } from './dutch.ts'
import { forbiddenWords, sayable, sentenceLengths } from './readability.ts'

const longest = 20
const usual = 12
const types = Object.assign(
  {},
  content.formPlaceholders,
  content.rubricPlaceholders,
  content.mailPlaceholders,
  content.letterPlaceholders,
  content.clausesContent.placeholders,
  content.statesContent.placeholders,
  content.eligibilityContent.placeholders,
)
const typeOf = (name: string) => types[name]?.type ?? 'text'
describe.each(Object.entries(dutchFiles))('the Dutch of %s', (_name, texts) => {
  test('behaviour 26: has no sentence that is too long', () => {
    for (const { path, text } of texts) {
      expect(Math.max(0, ...sentenceLengths(text, typeOf)), `${path}: ${text}`).toBeLessThanOrEqual(longest)
    }
  })

  test('has short sentences', () => {
    for (const { path, text } of texts) {
      const lengths = sentenceLengths(text, typeOf)
      const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
      if (lengths.length > 1) expect(average, `${path}: ${text}`).toBeLessThanOrEqual(usual)
    }
    const all = texts.flatMap(({ text }) => sentenceLengths(text, typeOf))
    expect(all.reduce((sum, length) => sum + length, 0) / Math.max(1, all.length)).toBeLessThanOrEqual(usual)
  })

  test('behaviour 13: says none of the words that push people away', () => {
    for (const { path, text } of texts) expect(sayable(text), path).not.toMatch(forbiddenWords)
  })
})

describe('the measure itself', () => {
  test('counts words, dates as four and a person’s own sentence not at all', () => {
    expect(sentenceLengths('Dit is een zin. Bel {{person.name}}: {{person.phone}}.', typeOf)).toEqual([4, 3])
    expect(sentenceLengths('Teken uiterlijk op {{offer.expires}}.', typeOf)).toEqual([7])
    expect(sentenceLengths('Uw taak is dit: {{partner.role}} Klopt dat?', typeOf)).toEqual([])
    expect(sentenceLengths('Een kop zonder punt', typeOf)).toEqual([])
  })

  test('finds forbidden words, not their cousins', () => {
    expect('Dit veld is verplicht.').toMatch(forbiddenWords)
    expect('Helaas kan dit niet.').toMatch(forbiddenWords)
    expect(sayable('Naam (niet verplicht)')).not.toMatch(forbiddenWords)
    expect('Wij zijn niets verplichtend.').not.toMatch(forbiddenWords)
  })
})
