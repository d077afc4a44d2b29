/** The languages that every word is in; Dutch is the first and the one that others fall back to by hand only. */
export const languages = ['nl', 'en', 'fy'] as const
export type Language = (typeof languages)[number]

/** The language that a stored text names; Dutch for anything else. */
export function languageOf(stored: string): Language {
  return languages.find((one) => one === stored) ?? 'nl'
}
