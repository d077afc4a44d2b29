import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { renderToString } from 'react-dom/server'
import { withLocale } from '#app/i18n/locale.server.ts'
import { connectDatabase } from '#db/client.server.ts'
import { treeOf } from './html-tree.ts'
import { driver, overheard, type Statement } from './overhear.ts'

/**
 * A page of the app without the app: Node's http, the statements that the page asks of the database, all at once and
 * prepared, and `renderToString` of the elements of the very same HTML. No session is checked, no rule asked, no word
 * looked up, no address matched.
 */
export async function raw([databaseUrl = '', page = '', cookie = '']: string[]): Promise<void> {
  connectDatabase({ url: databaseUrl })
  const statements = await statementsOf(page, cookie)
  const html = await (await fetch(page, { headers: { cookie } })).text()
  const tree = treeOf(html)
  const render = () => `<!DOCTYPE html>${renderToString(tree())}`
  if (render() !== html) throw new Error(`${page} cannot be rendered again as it is`)
  const server = createServer(async (_request, response) => {
    await Promise.all(statements.map(({ text, values }) => driver().unsafe(text, values, { prepare: true })))
    const body = Buffer.from(render())
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
    response.end(body)
  })
  server.listen(0, '127.0.0.1', () => {
    process.send?.({
      port: (server.address() as AddressInfo).port,
      bytes: html.length,
      statements: statements.length,
    })
  })
  process.once('disconnect', () => process.exit(0))
}

/** What the page reads; of the second time, when the app has everything at hand that it keeps. */
async function statementsOf(page: string, cookie: string): Promise<Statement[]> {
  const build = (await import('virtual:remix/server-build')) as unknown as ServerBuild
  const handle = createRequestHandler(build)
  const ask = async () => {
    const answer = await withLocale('nl', () => handle(new Request(page, { headers: { cookie } }), {}))
    if (answer.status !== 200) throw new Error(`${page} answers ${answer.status}`)
  }
  await ask()
  return (await overheard(ask)).statements
}
