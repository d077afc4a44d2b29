import { request as ask, createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { PageCache } from '#app/server/page-cache.server.ts'
import { createSite } from '#app/server/site.server.ts'

/** The origin of the settings in tests; the server itself listens on a free port. */
export const origin = 'http://localhost:3000'

export type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer; text: string }
type Ask = { method?: string; headers?: Record<string, string>; body?: string | Buffer | Iterable<Buffer> }

/** A site of a build on a free port. */
export async function serving(build: ServerBuild, options: { isStopping?: () => boolean } = {}) {
  const cache = new PageCache()
  const site = createSite({
    build: async () => build,
    cache,
    files: (_request, _response, next) => next(),
    ...options,
  })
  const server = createServer(site)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    cache,
    get: (path: string, headers: Record<string, string> = {}) => send(server, path, { headers }),
    post: (path: string, given: Ask = {}) =>
      send(server, path, {
        method: 'POST',
        ...given,
        headers: { Origin: origin, ...form, ...given.headers },
      }),
    send: (path: string, given: Ask) => send(server, path, given),
    stop: () => new Promise<void>((done) => server.close(() => done())),
  }
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

function send(server: Server, path: string, { method = 'GET', headers = {}, body }: Ask): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((done, failed) => {
    const request = ask({
      port,
      host: '127.0.0.1',
      path,
      method,
      headers: { Host: 'localhost:3000', ...headers },
      agent: false,
    })
    request.on('error', failed)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const whole = Buffer.concat(chunks)
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: whole,
          text: whole.toString(),
        })
      })
      response.on('error', failed)
    })
    if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) request.end(body)
    else {
      for (const chunk of body) request.write(chunk)
      request.end()
    }
  })
}
