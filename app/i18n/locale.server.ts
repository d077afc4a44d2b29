import { AsyncLocalStorage } from 'node:async_hooks'
import { baseLocale, isLocale, type Locale, localeCookie } from './locale.ts'
import { overwriteGetLocale } from './paraglide/runtime.js'

const spoken = new AsyncLocalStorage<Locale>()

overwriteGetLocale(() => spoken.getStore() ?? baseLocale)

/** Does something in a language: every message in it, however deep and however late, comes in that language. */
export function withLocale<T>(locale: Locale, work: () => T): T {
  return spoken.run(locale, work)
}

/** The language that a request asks for by its cookie. */
export function localeFromCookie(cookie: string | null | undefined): Locale {
  const value = cookie ? new RegExp(`(?:^|;\\s*)${localeCookie}=([a-z]{2})(?:;|$)`).exec(cookie)?.[1] : null
  return isLocale(value) ? value : baseLocale
}
