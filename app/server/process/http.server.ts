import { createServer, type RequestListener, type Server } from 'node:http'
import { configuration } from '#app/effects/configuration.server.ts'
import { StartError } from './start-error.server.ts'

const patience = 2500

/** Listens where the settings say. */
export async function openServer(listener: RequestListener): Promise<Server> {
  const { port, host } = configuration()
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 10_000 },
    listener,
  )
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(asStartError(error)))
    server.listen(port, host, listening)
  })
  return server
}

/** Takes no new connections, lets what is in flight finish for a moment, then cuts what is left. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.closeIdleConnections()
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearTimeout(cut)
}

function asStartError(error: NodeJS.ErrnoException): Error {
  const { port, host } = configuration()
  if (error.code === 'EADDRINUSE')
    return new StartError(`PORT ${port} is in use by another program. Choose another PORT.`)
  if (error.code === 'EACCES')
    return new StartError(`PORT ${port} may not be used by this user. Choose one above 1023.`)
  if (error.code === 'EADDRNOTAVAIL') return new StartError(`HOST ${host} is no address of this machine.`)
  return error
}
