import type { Language } from './languages.ts'

/**
 * Words of a page and behind them words that are Dutch: a unit, a name of the programme. On a Dutch page all of it is `text`,
 * so that `dutch` is what has to be marked as another language.
 */
export type Worded = { text: string; dutch: string }

export function worded(text: string, dutch: string, language: Language): Worded {
  const both = { text, dutch }
  return language === 'nl' ? { text: inWords(both), dutch: '' } : both
}

/** The same as one text. */
export function inWords({ text, dutch }: Worded): string {
  return [text, dutch].filter((part) => part !== '').join(' ')
}
