import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EntryContext, ServerBuild } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { withLocale } from '#app/i18n/locale.server.ts'
import { areasOf } from '#app/server/areas.server.ts'
import { connectDatabase } from '#db/client.server.ts'
import { treeOf } from './html-tree.ts'
import { driver, overheard, type Statement } from './overhear.ts'

/**
 * A page without the app: Node's http, the statements that the page asks of the database (prepared, all at once, from the
 * driver), and `renderToString`. `/components` renders the components of the page in a static router with what its loaders
 * answered once; `/elements` renders nothing but the elements that end up in the HTML. Both give the bytes that the app
 * gives, and neither matches an address, checks a session, asks a rule or looks up a word for its data.
 */
export async function raw([databaseUrl = '', page = '', cookie = '']: string[]): Promise<void> {
  connectDatabase({ url: databaseUrl })
  const { statements, context } = await whatItTakes(page, cookie)
  const html = await (await fetch(page, { headers: { cookie } })).text()
  const tree = treeOf(html)
  const renders: Record<string, () => string> = {
    '/components': () => withLocale('nl', () => renderToString(<RemixServer context={context} url={page} />)),
    '/elements': () => renderToString(tree()),
  }
  for (const [way, render] of Object.entries(renders))
    if (`<!DOCTYPE html>${render()}` !== html) throw new Error(`${way} of ${page} are not the same page`)

  const server = createServer(async ({ url = '' }, response) => {
    await Promise.all(statements.map(({ text, values }) => driver().unsafe(text, values, { prepare: true })))
    const body = Buffer.from(`<!DOCTYPE html>${renders[url]?.()}`)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    process.send?.({ port, bytes: html.length, statements: statements.length })
  })
  process.once('disconnect', () => process.exit(0))
}

type Takes = { statements: Statement[]; context: EntryContext }

/** What the page reads and what is rendered of it; of the second time, when the app has at hand what it keeps. */
async function whatItTakes(page: string, cookie: string): Promise<Takes> {
  const build = (await import('virtual:remix/server-build')) as unknown as ServerBuild
  let found: EntryContext | null = null
  const handleDocument: ServerBuild['entry']['module']['default'] = async (
    _request,
    status,
    _headers,
    context,
  ) => {
    found = { ...context, serverHandoffStream: undefined }
    return new Response(null, { status })
  }
  const entry = { module: { ...build.entry.module, default: handleDocument } }
  const { handle } = areasOf({ ...build, entry }).of(new URL(page).pathname)
  const ask = async () => {
    const answer = await withLocale('nl', () => handle(new Request(page, { headers: { cookie } }), {}))
    if (answer.status !== 200) throw new Error(`${page} answers ${answer.status}`)
  }
  await ask()
  const { statements } = await overheard(ask)
  if (!found) throw new Error(`${page} is no page`)
  return { statements, context: found }
}
