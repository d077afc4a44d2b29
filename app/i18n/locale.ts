import { type Language, languages } from './languages.ts'
import { getLocale, overwriteGetLocale } from './paraglide/runtime.js'

export type Locale = Language

/** The cookie that `POST /language` sets. */
export const localeCookie = 'locale'
export const baseLocale: Locale = languages[0]

/** The language of the page that is being made or shown. */
export function currentLocale(): Locale {
  return getLocale()
}

export function isLocale(text: string | null | undefined): text is Locale {
  return languages.some((language) => language === text)
}

/** In the browser: the language that the page came in. */
export function speakLikePage(): void {
  const { lang } = document.documentElement
  overwriteGetLocale(() => (isLocale(lang) ? lang : baseLocale))
}
