import { describe, expect, test } from 'vitest'
import type { Field, Fields } from '#app/domain/proposal/field.ts'
import { declarationFields } from '#app/domain/proposal/schema.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { type Track, tracks } from '#app/domain/round.ts'
import { formContent } from '#app/i18n/content.server.ts'
import {
  fieldError,
  fieldNamed,
  formCommon,
  formCommonText,
  questionWords,
  sectionWords,
} from '#app/i18n/form-words.server.ts'
import { languages } from '#app/i18n/languages.ts'

const pages = [
  ...tracks.flatMap((track) =>
    formOf(track).sections.flatMap((section) =>
      section.questions.map((asked) => ({
        track,
        section: section.key,
        key: asked.key,
        fields: asked.fields,
      })),
    ),
  ),
  {
    track: 'full' as Track,
    section: 'declarations',
    key: 'confirmations',
    fields: declarationFields as Fields,
  },
]
const flat = (fields: Fields): [string, Field][] =>
  Object.entries(fields).flatMap(([key, field]) => [
    [key, field] as [string, Field],
    ...flat(field.row ?? {}),
  ])

const everyField = pages.flatMap(({ track, fields }) =>
  flat(fields).map(([name, field]) => [track, name, field] as const),
)

describe.each(languages)('the form in %s', (language) => {
  test.each(pages.map((page) => [`${page.track}/${page.section}/${page.key}`, page] as const))(
    '%s has its words',
    (_, page) => {
      expect(sectionWords(page.section, language).title).toBeTruthy()
      const words = questionWords({ track: page.track }, page.section, page.key, language)
      expect(words.title).toBeTruthy()
      for (const [name, field] of flat(page.fields)) {
        const said = words.fields[name]
        expect(said?.label, name).toBeTruthy()
        for (const option of field.options ?? [])
          expect(said?.options[option]?.label, `${name} ${option}`).toBeTruthy()
        const nothing = field.kind === 'file' ? 'none' : 'empty'
        if (!field.optional) expect(said?.errors[nothing], `${name} ${nothing}`).toBeTruthy()
        if (field.kind === 'rows') expect([said?.rowName, said?.addLabel], name).not.toContain(undefined)
      }
    },
  )

  test('every code that is said in Dutch is said here too, with its limits', () => {
    for (const [track, name, field] of everyField) {
      const dutch = fieldNamed(name, 'nl', track).errors
      const said = fieldNamed(name, language, track).errors
      expect(Object.keys(said).sort(), name).toEqual(Object.keys(dutch).sort())
      const limit = field.limits.maxWords ?? (field.kind === 'text' ? field.limits.maxCharacters : undefined)
      if (limit && said.tooLong) expect(said.tooLong, name).toContain(String(limit))
      if (field.limits.maxRows) expect(said.tooMany, name).toContain(String(field.limits.maxRows))
    }
  })

  test('an error never shows a brace, whatever is known', () => {
    for (const [track, name] of everyField) {
      for (const code of [
        ...Object.keys(fieldNamed(name, language, track).errors),
        'tooLarge',
        'unknownField',
        'no-such-code',
      ]) {
        const sentence = fieldError(name, code, language, {}, track)
        expect(sentence, `${name} ${code}`).toMatch(/\S/)
        expect(sentence).not.toContain('{{')
      }
    }
  })
})

describe('an error in words', () => {
  test('fills in what is known', () => {
    expect(fieldError('plan', 'tooLong', 'nl', { count: 341 })).toBe(
      'Maak de tekst korter. U mag 300 woorden schrijven, nu zijn het er 341.',
    )
    expect(fieldError('plan', 'tooLong', 'nl')).toBe('Maak de tekst korter.')
    expect(fieldError('amountAsked', 'aboveMaximum', 'en', { 'round.maximum': 5_000_000 })).toBe(
      'Ask at most €\u00a050,000. Find someone else for the rest, or make the plan smaller.',
    )
    expect(fieldError('endDate', 'tooLate', 'fy', { 'fund.endDate': '2027-12-31' })).toBe(
      'Kies in dei oant en mei 31 desimber 2027. Dêrnei stopt it fûns.',
    )
  })

  test('of a field nobody knows is a calm sentence', () => {
    expect(fieldError('no-such-field', 'wrong', 'nl')).toBe('Kijk dit antwoord nog eens na.')
    expect(fieldError('plan', 'constructor', 'nl')).toBe('Kijk dit antwoord nog eens na.')
  })

  test('words of a page that does not exist are a mistake of the program', () => {
    expect(() => questionWords({ track: 'full' }, 'voornemen', 'no-such-question', 'nl')).toThrow(RangeError)
    expect(() => sectionWords('no-such-section', 'nl')).toThrow(RangeError)
    expect(() => fieldNamed('no-such-field', 'nl')).toThrow(RangeError)
  })
})

test('shared words take their values', () => {
  expect(formCommon('nl').errorTitle).toBe('Er is een probleem')
  expect(formCommonText('wordCount', 'nl', { limit: 300, count: 12 })).toBe(
    'U mag ongeveer 300 woorden schrijven. Nu 12.',
  )
  expect(formCommonText('saved', 'fy', { 'saved.time': new Date('2026-03-31T21:59:00Z') })).toBe(
    'Bewarre om 23.59 oere',
  )
  expect(Object.keys(formContent.en.common)).toEqual(Object.keys(formContent.nl.common))
})
