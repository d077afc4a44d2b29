import { placeholdersIn, sentencesOf } from '#app/i18n/fill.ts'

/** How many words a placeholder stands for; a sentence that a person writes is not counted at all. */
const wordsOf: Record<string, number> = {
  date: 4,
  dateTime: 6,
  list: 3,
  sections: 3,
  criteria: 3,
  longText: 0,
}

/** The number of words of each whole sentence of a text: one that begins with a capital and ends with a mark. */
export function sentenceLengths(text: string, typeOf: (placeholder: string) => string): number[] {
  return sentencesOf(text.replace(/\n/g, ' '))
    .filter((sentence) => /[.?!][”’)]?$/u.test(sentence))
    .filter((sentence) => !placeholdersIn(sentence).some((name) => typeOf(name) === 'longText'))
    .map((sentence) => {
      const counted = sentence.replace(/\{\{([\w.]+)\}\}|\{(\w+)\}/g, (_whole, ours, theirs) =>
        Array.from({ length: wordsOf[typeOf(ours ?? theirs)] ?? 1 }, () => 'x').join(' '),
      )
      return counted.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    })
}

/** Words that a page of the fund never says. */
export const forbiddenWords =
  /\b(ongeldige?|verplichte?|helaas|gelieve|indien|teneinde|middels|u bent vergeten|dient u)\b/iu

/** The one place where the word is asked for: that a question may stay open. */
export function sayable(text: string): string {
  return text.replace('(niet verplicht)', '')
}
