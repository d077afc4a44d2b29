import { codeOf, fontNames, typeface } from './typefaces.ts'

/** Can all our fonts print this letter? An end of a line needs no letter. */
function known(letter: string): boolean {
  const answer =
    answers.get(letter) ?? (letter === '\n' || fontNames.every((name) => typeface(name).has(letter)))
  answers.set(letter, answer)
  return answer
}
const answers = new Map<string, boolean>()

/** A text as it is set: each letter with its accents as one, lines that end in one way, no tabs. */
export function settable(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ')
}

/** The first character of a text that our letters cannot print, or null. A missing letter would be an empty box. */
export async function unprintable(text: string): Promise<string | null> {
  return [...settable(text)].find((letter) => !known(letter)) ?? null
}

/** What stands for a small picture that our letters do not have; the same word in each language. */
export const pictureWord = '[emoji]'

/**
 * A text as our letters can print it: a small picture, whatever it is made of, becomes `pictureWord`; another letter that we
 * do not have stands by its Unicode number, such as [U+0E01]. Nothing is left out.
 */
export function printable(text: string): string {
  const set = settable(text)
  if ([...set].every(known)) return set
  return [...graphemes.segment(set)]
    .map(({ segment }) => {
      const isUnknown = [...segment].some((letter) => !known(letter))
      return isUnknown && pictures.test(segment) ? pictureWord : byNumber(segment)
    })
    .join('')
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const pictures = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u

function byNumber(text: string): string {
  return [...text]
    .map((letter) =>
      known(letter) ? letter : `[U+${codeOf(letter).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .join('')
}
