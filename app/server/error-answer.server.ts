import { askAppAsAnybody } from './app-answer.server.ts'
import type { Areas } from './areas.server.ts'
import { letFinish } from './body-limit.server.ts'
import { type Exchange, isReading } from './exchange.server.ts'
import { asRendered, sendPage } from './page-answer.server.ts'
import type { PageCache, Rendered } from './page-cache.server.ts'

const nowhere = '/-'

/**
 * Answers what no route gets to see with the page that the root shows for its status, rendered once a minute. Who asks for
 * no page gets a word.
 */
export async function sendError(
  exchange: Exchange,
  status: number,
  areas: Areas,
  cache: PageCache,
): Promise<void> {
  const { request, response, locale } = exchange
  if (!isReading(exchange)) response.setHeader('Connection', 'close')
  const page = request.headers.accept?.includes('text/html')
    ? await cache.page(`error ${status} ${locale}`, () => render(areas, status, exchange)).catch(() => null)
    : null
  if (page) await sendPage(exchange, { ...page, status })
  else sendWord(exchange, status)
  letFinish(request)
}

/** The last resort: without the app. */
export function sendWord({ response }: Pick<Exchange, 'response'>, status: number): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
  response.end(`${status}\n`)
}

/** The page under a status of its own, so that the cache keeps it. */
async function render(areas: Areas, status: number, { locale }: Exchange): Promise<Rendered | null> {
  const answer = await askAppAsAnybody(areas.of(nowhere).handle, nowhere, locale, { refuse: status })
  const rendered = asRendered(answer)
  return rendered && { ...rendered, status: rendered.status === status ? 200 : rendered.status }
}
