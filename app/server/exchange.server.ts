import type { IncomingMessage, ServerResponse } from 'node:http'
import { configuration } from '#app/effects/configuration.server.ts'
import { localeFromCookie } from '#app/i18n/locale.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { sessionCookieName } from './session.server.ts'

/** A request with its answer, and what the server knows of it before any route sees it. */
export type Exchange = {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  locale: Locale
  hasSession: boolean
}

/** Null for a target that is no path, which no browser sends. */
export function exchangeOf(request: IncomingMessage, response: ServerResponse): Exchange | null {
  const target = `${configuration().origin}${request.url}`
  if (!request.url?.startsWith('/') || !URL.canParse(target)) return null
  const { cookie } = request.headers
  return {
    request,
    response,
    url: new URL(target),
    locale: localeFromCookie(cookie),
    hasSession: cookie?.includes(`${sessionCookieName}=`) ?? false,
  }
}

export function isReading({ request }: Exchange): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}
