import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as content from '#app/i18n/content.server.ts'
import { placeholdersIn } from '#app/i18n/fill.ts'
import { type Language, languages } from '#app/i18n/languages.ts'
import { keyed, textsIn } from './texts.ts'

const files: Record<string, Record<Language, unknown>> = {
  form: content.formContent,
  rubric: content.rubricContent,
  mails: content.mailsContent,
  letters: withoutAwb(content.lettersContent),
}
const inOneFile = {
  states: content.statesContent,
  eligibility: content.eligibilityContent,
  events: content.eventsContent,
  conditions: content.conditionsContent,
}
/** Texts that are the same word in Dutch and English, or no words at all. */
const sameInEnglish = new Set([
  'Postcode',
  'Open',
  'RSIN',
  'Website',
  'NL00 BANK 0123 4567 89',
  '{{fund.name}}',
])

describe.each(Object.entries(files))('%s in three languages', (name, file) => {
  const [nl, en, fy] = languages.map((language) => textsOf(file[language]))

  test('English and Frisian have the same texts', () => {
    expect(en?.size).toBeGreaterThan(10)
    expect([...(fy?.keys() ?? [])]).toEqual([...(en?.keys() ?? [])])
  })

  test.each(['en', 'fy'] as const)(
    'every text in %s stands in Dutch with the same placeholders',
    (language) => {
      for (const [path, text] of textsOf(file[language])) {
        expect(nl?.has(path), path).toBe(true)
        expect(new Set(placeholdersIn(text)), path).toEqual(new Set(placeholdersIn(nl?.get(path) ?? '')))
      }
    },
  )

  test('nothing is empty, and nothing is left in Dutch', () => {
    for (const text of [...(nl?.values() ?? []), ...(fy?.values() ?? [])]) expect(text.trim()).not.toBe('')
    for (const [path, text] of en ?? []) {
      const onlyValues = text.replace(/\{\{[^}]+\}\}|\W/g, '') === ''
      if (!onlyValues && !sameInEnglish.has(text)) expect(text, `${name} ${path}`).not.toBe(nl?.get(path))
    }
  })
})

describe.each(Object.entries(inOneFile))('%s in one file', (_name, file) => {
  const texts = inLanguages(file)

  test('has every text in every language, with the same placeholders', () => {
    expect(texts.length).toBeGreaterThan(5)
    for (const { path, text } of texts) {
      expect(Object.keys(text), path).toEqual(['nl', 'en', 'fy'])
      const [nl, en, fy] = languages.map((language) => new Set(placeholdersIn(text[language] ?? '')))
      for (const language of languages) expect(text[language]?.trim(), path).toBeTruthy()
      expect(en, path).toEqual(nl)
      expect(fy, path).toEqual(nl)
    }
  })
})

describe('placeholders', () => {
  test.each([
    ['form', content.formContent.nl, content.formPlaceholders],
    ['rubric', content.rubricContent.nl, content.rubricPlaceholders],
    ['mails', content.mailsContent.nl, content.mailPlaceholders],
    ['letters', content.lettersContent.nl, content.letterPlaceholders],
    ['clauses', content.clausesContent, content.clausesContent.placeholders],
    ['states', content.statesContent.verdicts, content.statesContent.placeholders],
    ['eligibility', content.eligibilityContent, content.eligibilityContent.placeholders],
    ['events', content.eventsContent.events, content.eventsContent.placeholders],
  ] as const)('%s names those it uses, with a type and a meaning, and no others', (_name, file, table) => {
    const used = new Set(textsIn(file).flatMap(({ text }) => placeholdersIn(text)))
    for (const name of used) expect(table[name]?.meaning, name).toBeTruthy()
    for (const name of Object.keys(table)) expect(used.has(name), name).toBe(true)
  })
})

test('what a mail fills in is told in every language, each in its own words', () => {
  const names = Object.keys(content.mailPlaceholders)
  for (const language of languages) expect(Object.keys(content.mailMeanings[language])).toEqual(names)
  const alike = names.filter((name) => content.mailMeanings.en[name] === content.mailMeanings.nl[name])
  expect(alike).toEqual([])
})

function textsOf(file: unknown): Map<string, string> {
  return new Map(textsIn(keyed(file)).map(({ path, text }) => [path, text]))
}

type Inline = { path: string; text: Record<string, string | undefined> }

function inLanguages(file: unknown, path = ''): Inline[] {
  if (typeof file !== 'object' || file === null) return []
  if ('nl' in file && typeof file.nl === 'string') return [{ path, text: file as Inline['text'] }]
  return Object.entries(file).flatMap(([key, value]) => inLanguages(value, `${path}.${key}`))
}

/** Only words; and letters of a fund under the Awb are written in Dutch only. */
function withoutAwb(letters: typeof content.lettersContent): Record<Language, unknown> {
  const isPrivate = ({ when }: { when?: Readonly<Record<string, string | undefined>> }) =>
    when?.regime !== 'awb'
  const wordsOf = ({ slots, letters: all, ...rest }: (typeof letters)['nl']) => ({
    ...rest,
    slots: { ...slots, notAgreed: slots.notAgreed.variants.filter(isPrivate) },
    letters: all.map((letter) => ({
      ...letter,
      blocks: letter.blocks.filter(isPrivate).map(({ kind, text, when }) => ({ kind, text, when })),
    })),
  })
  return { nl: wordsOf(letters.nl), en: wordsOf(letters.en), fy: wordsOf(letters.fy) }
}

test('the big files are read in one place only, which never reaches a browser', () => {
  const readers = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => /from '[^']*\/content\/[^']*\.json'/.test(readFileSync(`app/${name}`, 'utf8')))
  expect(readers).toEqual(['i18n/content.server.ts'])
})
