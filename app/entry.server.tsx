import { randomBytes } from 'node:crypto'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { contentSecurityPolicy } from '#app/server/headers.server.ts'
import { logError } from '#app/server/log.server.ts'
import { Nonce } from './nonce.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

/**
 * Renders a page to one string. Nothing is deferred, so its data is complete before rendering; the browser gets that
 * data only where the page renders scripts, and only there the policy names a nonce.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  told: AppLoadContext,
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const { serverHandoffStream, ...withoutStream } = context
  const html = renderToString(
    <Nonce.Provider value={nonce}>
      <RemixServer context={withoutStream} url={request.url} nonce={nonce} />
    </Nonce.Provider>,
  )
  told.renderedBy = context.staticHandlerContext.matches.at(-1)?.route.id
  const data = context.renderMeta?.didRenderScripts ? serverHandoffStream : undefined
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Security-Policy', contentSecurityPolicy(data ? nonce : null))
  return new Response(`<!DOCTYPE html>${data ? withData(html, await textOf(data), nonce) : html}`, {
    status,
    headers,
  })
}

/** What a loader, an action or the rendering of a page threw without meaning to. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  const isAnswer = isRouteErrorResponse(error) && error.status < 500
  if (!request.signal.aborted && !isAnswer) logError(isRouteErrorResponse(error) ? error.data : error)
}

function withData(html: string, data: string, nonce: string): string {
  const end = html.lastIndexOf('</body>')
  const stream = 'window.__remixContext.streamController'
  const script = `<script nonce="${nonce}">${stream}.enqueue(${inScript(JSON.stringify(data))});${stream}.close()</script>`
  return `${html.slice(0, end)}${script}${html.slice(end)}`
}

function inScript(json: string): string {
  return json.replace(
    /[&<>\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream).text()
}
