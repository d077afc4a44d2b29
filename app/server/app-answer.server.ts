import type { AppLoadContext, RequestHandler } from '@remix-run/node'
import { createHeaders, createRequest, sendResponse } from '@remix-run/node-fetch-server'
import { configuration } from '#app/effects/configuration.server.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { letFinish, limited } from './body-limit.server.ts'
import { type Exchange, isReading } from './exchange.server.ts'

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** The status of an answer that the server gives by itself; the route that answers any path shows its page. */
    refuse?: number
    /** Told back by the rendering: the route that made the page, or a file that is kept like one. */
    renderedBy?: string
  }
}

/** A page comes in one piece; what is no page (a file) may flow. */
export type AppAnswer = { response: Response; page: Buffer | null }

/** What the app answers to this request; the status of the refusal when its body was cut off on the way in. */
export async function askApp(exchange: Exchange, handle: RequestHandler): Promise<AppAnswer | number> {
  let refused = 0
  const request = webRequest(exchange, (status) => {
    refused = status
  })
  const answer = await ask(handle, request, exchange.locale, {})
  letFinish(exchange.request)
  return refused || answer
}

/** What the app answers to anybody who asks for a path in a language: nothing of one visitor is in the request. */
export async function askAppAsAnybody(
  handle: RequestHandler,
  path: string,
  locale: Locale,
  context: AppLoadContext,
) {
  const { origin } = configuration()
  return ask(
    handle,
    { url: `${origin}${path}`, init: { headers: { Cookie: `locale=${locale}` } } },
    locale,
    context,
  )
}

export async function sendAnswer(
  { response: to, request }: Exchange,
  { response, page }: AppAnswer,
): Promise<void> {
  if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-cache')
  if (!page) return sendResponse(to, response)
  to.writeHead(response.status, { ...headersOf(response), 'content-length': page.length })
  to.end(request.method === 'HEAD' ? undefined : page)
}

export function headersOf(answer: Response): Record<string, string | string[]> {
  const cookies = answer.headers.getSetCookie()
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'set-cookie'))
  return cookies.length > 0 ? { ...headers, 'set-cookie': cookies } : headers
}

type WebRequest = { url: string; init: RequestInit & { duplex?: 'half' } }

/**
 * The signal is given up when the answer is there: it stops the clock with which the framework would wait for data that
 * comes later, which here never does. Before, nothing stops a request, so that what began to change ends as a whole.
 */
async function ask(
  handle: RequestHandler,
  { url, init }: WebRequest,
  locale: Locale,
  context: AppLoadContext,
): Promise<AppAnswer> {
  const done = new AbortController()
  const request = new Request(url, { ...init, signal: done.signal } as RequestInit)
  const response = await withLocale(locale, () => handle(request, context))
  const isWhole = isPage(response) || context.renderedBy !== undefined
  const page = isWhole ? Buffer.from(await response.arrayBuffer()) : null
  done.abort()
  return { response, page }
}

/** The request under the name of the site: whatever the headers called it, links that are made from it are ours. */
function webRequest(exchange: Exchange, onRefused: (status: number) => void): WebRequest {
  const { request, response, url } = exchange
  const { origin } = configuration()
  const headers = createHeaders(request)
  headers.set('Host', new URL(origin).host)
  headers.delete('X-Forwarded-Host')
  if (headers.has('Origin')) headers.set('Origin', origin)
  const init = { method: request.method, headers }
  if (isReading(exchange)) return { url: url.href, init }
  const { body } = createRequest(request, response, { host: url.host, protocol: url.protocol })
  return {
    url: url.href,
    init: { ...init, body: body && limited(body, request, onRefused), duplex: 'half' },
  }
}

function isPage(answer: Response): boolean {
  return /^text\/(html|x-script)/.test(answer.headers.get('Content-Type') ?? '')
}
