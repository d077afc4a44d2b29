import type { IncomingMessage } from 'node:http'
import { configuration } from '#app/effects/configuration.server.ts'

/**
 * The address that a request comes from. Each proxy in front adds the address it saw at the end of X-Forwarded-For, so
 * with `n` trusted proxies it is the n-th from the end; what stands before it anybody may have written.
 */
export function clientAddress(request: IncomingMessage): string {
  const { trustedProxies } = configuration()
  const direct = request.socket.remoteAddress ?? ''
  if (trustedProxies === 0) return direct
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
  const seen = forwarded.split(',').map((address) => address.trim())
  return seen.at(-trustedProxies) || direct
}

/** What counts as one visitor: an address, and of IPv6 the whole network that one subscriber has. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  return `${fullGroups(plain).slice(0, 4).join(':')}::/64`
}

function fullGroups(address: string): string[] {
  const [before = '', after] = address.split('::')
  const left = before.split(':').filter(Boolean)
  const right = (after ?? '').split(':').filter(Boolean)
  const zeros = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  return [...left, ...Array<string>(zeros).fill('0'), ...right]
}
