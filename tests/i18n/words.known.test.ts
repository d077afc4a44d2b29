import { describe, expect, test } from 'vitest'
import { dutchFiles } from './dutch.ts'
import { explained, isCommon, wordsIn } from './words/known.ts'

/** Each word outside the common list, with a place where it stands. */
const uncommon = new Map<string, string>()
for (const [file, texts] of Object.entries(dutchFiles))
  for (const { path, text } of texts.filter((one) => !isCode(one)))
    for (const word of wordsIn(text)) if (!isCommon(word)) uncommon.set(word, `${file} ${path}`)

/** Keys among the texts: why somebody gets a mail, which reason an answer leads to. */
function isCode({ path, text }: { path: string; text: string }): boolean {
  return /\.(why|reason)$/.test(path) && /^[a-z]+(-[a-z]+)*$/.test(text)
}

describe('the Dutch of the fund', () => {
  test('behaviour 26: uses common words, or words that a writer chose on purpose', () => {
    const chosen = new Set(explained)
    const report = [...uncommon]
      .filter(([word]) => !chosen.has(word))
      .map(([word, where]) => `${word} (${where})`)
    expect(report, 'choose a common word, or add it to words/explained.nl.txt under its reason').toEqual([])
  })

  test('explains no word that it does not use', () => {
    expect(explained.filter((word) => !uncommon.has(word))).toEqual([])
    expect(explained).toEqual([...new Set(explained)])
  })
})

describe('the measure itself', () => {
  test.each(['huis', 'huizen', 'buurthuis', 'wijken', 'deelbetaling', 'aanvraag'])('knows %s', (word) => {
    expect(isCommon(word)).toBe(true)
  })

  test.each(['subsidiabiliteit', 'penvoerder', 'implementeren', 'xqz'])('does not know %s', (word) => {
    expect(isCommon(word)).toBe(false)
  })

  test('reads words, not placeholders, addresses or figures', () => {
    expect(wordsIn('Bel {{person.name}} op 058: ’s avonds, of {name}@x.nl https://a.nl/b')).toEqual([
      'bel',
      'op',
      's',
      'avonds',
      'of',
    ])
  })
})
