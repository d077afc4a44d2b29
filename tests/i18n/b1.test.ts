import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as content from '#app/i18n/content.server.ts'
import { forbiddenWords, sayable, sentenceLengths } from './readability.ts'
import { textsIn } from './texts.ts'

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
const dutch = (file: unknown) => textsIn(file).filter(({ path }) => !/(^|\.)(en|fy|legal)$/.test(path))
const plainClauses = (content.clausesContent.clauses as { title: string; plain: string }[]).map(
  ({ title, plain }) => ({ title, plain }),
)
const paragraphs = content.lettersContent.nl.letters.map(({ subject, blocks }) => [
  subject,
  ...blocks.filter(({ kind }) => kind !== 'legal').map(({ text }) => text ?? ''),
])

const files = {
  form: dutch(content.formContent.nl),
  rubric: dutch(content.rubricContent.nl),
  mails: dutch(content.mailsContent.nl),
  letters: dutch(paragraphs),
  clauses: dutch(plainClauses),
  states: dutch(content.statesContent),
  eligibility: dutch(content.eligibilityContent),
  events: dutch(content.eventsContent),
  conditions: dutch(content.conditionsContent.missing),
  ...Object.fromEntries(
    readdirSync('app/i18n/messages/nl').map((file) => [
      `messages/${file}`,
      dutch(JSON.parse(readFileSync(`app/i18n/messages/nl/${file}`, 'utf8'))),
    ]),
  ),
}

describe.each(Object.entries(files))('the Dutch of %s', (_name, texts) => {
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
