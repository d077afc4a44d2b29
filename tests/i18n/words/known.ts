import { readFileSync } from 'node:fs'

const linesOf = (file: string) =>
  readFileSync(`tests/i18n/words/${file}`, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))

const common: ReadonlySet<string> = new Set(linesOf('common.nl.txt'))

/** The words outside the common list that a writer chose on purpose, each under the reason why. */
export const explained: readonly string[] = linesOf('explained.nl.txt')

/** The words of a text as a reader meets them: placeholders, addresses and figures are none. */
export function wordsIn(text: string): string[] {
  const read = text.replace(/\{\{?[^}]*\}\}?/g, ' ').replace(/https?:\S+|\S*@\S+|www\.\S+/g, ' ')
  const found = read.match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? []
  return found.map((word) => word.toLowerCase().replaceAll('’', "'"))
}

/** Is this a common word, a form of one, or two of them written as one? */
export function isCommon(word: string): boolean {
  if (isForm(word)) return true
  const cuts = Array.from({ length: Math.max(0, word.length - 5) }, (_, at) => at + 3)
  return cuts.some((cut) => isForm(word.slice(cut)) && isFirstPart(word.slice(0, cut)))
}

const endings = ['en', 's', 'e', 't', 'n', 'd', 'de', 'te', "'s", 'er', 'je']

function isForm(word: string): boolean {
  if (word.length < 2 || common.has(word)) return common.has(word)
  const shorter = endings.filter((ending) => word.endsWith(ending) && word.length > ending.length + 2)
  if (shorter.some((ending) => common.has(word.slice(0, -ending.length)))) return true
  return ['n', 'en', 'e'].some((ending) => common.has(word + ending))
}

function isFirstPart(part: string): boolean {
  const plain = part.replace(/-$/, '')
  return isForm(plain) || (plain.endsWith('s') && isForm(plain.slice(0, -1)))
}
