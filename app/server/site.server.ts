import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { configuration } from '#app/effects/configuration.server.ts'
import { askApp, askAppAsAnybody, sendAnswer } from './app-answer.server.ts'
import { type Areas, areasOf, pagePath, withoutFolder } from './areas.server.ts'
import { nul, saysTooMuch } from './body-limit.server.ts'
import { clientAddress, networkOf } from './client-address.server.ts'
import { sendError, sendWord } from './error-answer.server.ts'
import { type Exchange, exchangeOf, isReading } from './exchange.server.ts'
import { securityHeaders } from './headers.server.ts'
import { type Keepable, keepablePages, keptUnder } from './kept-pages.server.ts'
import {
  callBackLimit,
  type Limit,
  manifestLimit,
  postLimit,
  residentCodeLimit,
  secondsToWait,
} from './limits.server.ts'
import { log, logError, withRequestId } from './log.server.ts'
import { pathForLog } from './log-path.server.ts'
import { allowPreflight, isOpenToPrograms, isPreflight } from './open/cross-origin.server.ts'
import { isFromHere } from './origin.server.ts'
import { asRendered, sendPage } from './page-answer.server.ts'
import type { PageCache, Rendered } from './page-cache.server.ts'

export type SiteOptions = {
  /** The compiled app; asked for at every request, so that a development server may give a newer one. */
  build: () => Promise<ServerBuild>
  cache: PageCache
  /** Answers files, or calls the last argument for what is no file. */
  files: (request: IncomingMessage, response: ServerResponse, next: () => void) => void
  mode?: string
  /** While the server ends, every answer ends its connection too. */
  isStopping?: () => boolean
}
type Site = { areas: Areas; keepable: Keepable[]; cache: PageCache }

/**
 * Answers every request: headers and a line in the log for all of them, then files, then what is refused before any route
 * sees it, then pages that are kept for everybody, then the app.
 */
export function createSite(options: SiteOptions): RequestListener {
  const siteOf = rememberLast((build: ServerBuild) => compose(build, options))
  return (request, response) => {
    const id = requestIdOf(request)
    logWhenDone(request, response, id)
    for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value)
    response.setHeader('X-Request-Id', id)
    if (options.isStopping?.()) response.setHeader('Connection', 'close')
    const exchange = exchangeOf(request, response)
    if (!exchange) return sendWord({ response }, 400)
    const next = () =>
      withRequestId(id, () =>
        answer(exchange, () => options.build().then(siteOf)).catch((error) => fail(exchange, error)),
      )
    if (isReading(exchange)) options.files(request, response, next)
    else next()
  }
}

async function answer(exchange: Exchange, load: () => Promise<Site>): Promise<void> {
  const { areas, keepable, cache } = await load()
  if (isPreflight(exchange)) return allowPreflight(exchange)
  const refusal = await refusalOf(exchange)
  if (refusal) return sendError(exchange, refusal, areas, cache)
  const { url, locale } = exchange
  const handle = url.pathname === '/__manifest' ? areas.manifest : areas.of(pagePath(url.pathname)).handle
  const found = isReading(exchange) ? keptUnder(keepable, url) : null
  const kept = found?.file || !exchange.hasSession ? found : null
  const page =
    kept && (await cache.page(`${locale} ${kept.path}`, () => renderForAll(handle, kept, exchange)))
  if (page) return sendPage(exchange, page)
  const answered = await askApp(exchange, handle)
  return typeof answered === 'number'
    ? sendError(exchange, answered, areas, cache)
    : sendAnswer(exchange, answered)
}

/** The status of a refusal, or 0 when the app may see the request. */
async function refusalOf({ request, response, url }: Exchange): Promise<number> {
  const { method } = request
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') {
    response.setHeader('Allow', 'GET, HEAD, POST')
    return 405
  }
  if (url.searchParams.has('_data') || url.href.includes(nul)) return 400
  if (method === 'POST' && !isOpenToPrograms(url) && !isFromHere(request.headers)) return 403
  const limits = limitsOf(method, pagePath(url.pathname))
  const waits = limits.map((limit) => secondsToWait(limit, networkOf(clientAddress(request))))
  const wait = Math.max(0, ...(await Promise.all(waits)))
  if (wait > 0) {
    response.setHeader('Retry-After', wait)
    return 429
  }
  return method === 'POST' && saysTooMuch(request) ? 413 : 0
}

function limitsOf(method: string, path: string): Limit[] {
  if (path === '/__manifest') return [manifestLimit]
  if (path.startsWith('/r/')) return [residentCodeLimit, ...(method === 'POST' ? [postLimit] : [])]
  if (method !== 'POST') return []
  return path === '/call-back' ? [postLimit, callBackLimit] : [postLimit]
}

async function renderForAll(
  handle: Areas['manifest'],
  { path, ids }: { path: string; ids: string[] },
  { locale }: Exchange,
): Promise<Rendered | null> {
  const context = { renderedBy: undefined as string | undefined }
  const rendered = asRendered(await askAppAsAnybody(handle, path, locale, context))
  const isItself = rendered?.status !== 200 || ids.includes(context.renderedBy ?? '')
  return isItself ? rendered : null
}

function compose(build: ServerBuild, { cache, mode }: SiteOptions): Site {
  const shown = configuration().demo ? build : withoutFolder(build, 'demo')
  return { areas: areasOf(shown, mode), keepable: keepablePages(shown), cache }
}

function fail(exchange: Exchange, error: unknown): void {
  logError(error)
  sendWord(exchange, 500)
}

function logWhenDone(request: IncomingMessage, response: ServerResponse, id: string): void {
  const started = performance.now()
  response.once('close', () => {
    const ms = Math.round((performance.now() - started) * 10) / 10
    const status = response.writableFinished ? response.statusCode : 499
    withRequestId(id, () =>
      log('info', 'request', { method: request.method, path: pathForLog(request.url ?? ''), status, ms }),
    )
  })
}

/** A proxy that we trust may have given the request its id already. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id']
  const isGiven =
    configuration().trustedProxies > 0 && typeof given === 'string' && /^[\w-]{8,64}$/.test(given)
  return isGiven ? given : randomUUID()
}

function rememberLast<From extends object, To>(make: (from: From) => To): (from: From) => To {
  let last: { from: From; to: To } | null = null
  return (from) => {
    if (last?.from !== from) last = { from, to: make(from) }
    return last.to
  }
}
