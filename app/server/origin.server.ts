import type { IncomingHttpHeaders } from 'node:http'
import { configuration } from '#app/effects/configuration.server.ts'

/**
 * Does a request that may change something come from one of our own pages? A browser names the origin with every POST;
 * `null`, another site or another scheme is refused. A program that names no origin and no site (curl, a bank's system)
 * carries no cookies of somebody else and passes.
 */
export function isFromHere(headers: IncomingHttpHeaders): boolean {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (origin !== undefined) return ownOrigins().includes(origin)
  return site === undefined || site === 'same-origin' || site === 'none'
}

/** The origin of the settings; on this machine under either of its names. */
function ownOrigins(): string[] {
  const { origin } = configuration()
  return [origin, origin.replace('//localhost', '//127.0.0.1'), origin.replace('//127.0.0.1', '//localhost')]
}
