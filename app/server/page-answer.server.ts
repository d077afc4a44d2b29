import { type AppAnswer, headersOf } from './app-answer.server.ts'
import type { Exchange } from './exchange.server.ts'
import type { Encoding, Page, Rendered } from './page-cache.server.ts'

/** A page as it may be shared with everybody; null when the answer is no page or gives something to one visitor. */
export function asRendered({ response, page }: AppAnswer): Rendered | null {
  if (!page || response.headers.has('Set-Cookie')) return null
  return { status: response.status, html: page, headers: headersOf(response) as Record<string, string> }
}

/** Sends a kept page, compressed as the browser likes, or tells that the browser has it already. */
export async function sendPage({ request, response }: Exchange, page: Page): Promise<void> {
  const headers: Record<string, string | number> = {
    ...page.headers,
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'Cookie, Accept-Encoding',
  }
  if (page.status === 200) headers.etag = page.etag
  if (page.status === 200 && request.headers['if-none-match']?.includes(page.etag)) {
    response.writeHead(304, headers).end()
    return
  }
  const encoding = encodingFor(request.headers['accept-encoding'])
  const body = encoding ? await page.encoded(encoding) : page.html
  if (encoding) headers['content-encoding'] = encoding
  headers['content-length'] = body.length
  response.writeHead(page.status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function encodingFor(accepted: string | string[] | undefined): Encoding | null {
  const names = String(accepted ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
  if (names.includes('br')) return 'br'
  return names.includes('gzip') ? 'gzip' : null
}
