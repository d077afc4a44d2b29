import type { IncomingMessage } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { configure } from '#app/effects/configuration.server.ts'
import { bytesAllowed } from '#app/server/body-limit.server.ts'
import { clientAddress, networkOf } from '#app/server/client-address.server.ts'
import { pathForLog } from '#app/server/log-path.server.ts'

afterEach(() => {
  configure({})
})

describe('the address of a visitor', () => {
  const from = (forwarded?: string) =>
    clientAddress({
      socket: { remoteAddress: '10.0.0.1' },
      headers: { 'x-forwarded-for': forwarded },
    } as unknown as IncomingMessage)

  test('is that of the connection, whatever the request says', () => {
    expect(from('203.0.113.9')).toBe('10.0.0.1')
  })

  test('is what the trusted proxies saw, not what stands before it', () => {
    configure({ TRUST_PROXY: '1' })
    expect(from('198.51.100.1, 203.0.113.9')).toBe('203.0.113.9')
    configure({ TRUST_PROXY: '2' })
    expect(from('198.51.100.1, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9')
  })

  test('is that of the connection when no proxy added one', () => {
    configure({ TRUST_PROXY: '2' })
    expect(from('203.0.113.9')).toBe('10.0.0.1')
    expect(from(undefined)).toBe('10.0.0.1')
  })

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s belongs to the network %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

describe('a path in the log', () => {
  test.each([
    ['/grants/taalmaatjes-oost?pillar=leren', '/grants/taalmaatjes-oost'],
    [
      '/manager/grants/018f4d9c-7b1e-7c3a-9f00-0123456789ab/tranches',
      '/manager/grants/018f4d9c-7b1e-7c3a-9f00-0123456789ab/tranches',
    ],
    [
      '/account/link/018f4d9c-7b1e-7c3a-9f00-0123456789ab/q2V0c2VjcmV0dG9rZW5oZXJlMTIz',
      '/account/link/018f4d9c-7b1e-7c3a-9f00-0123456789ab/…',
    ],
    ['/assets/entry.client-DsVnozCz.js', '/assets/…'],
    ['/r/ABCDE-FGHJK', '/r/…'],
    ['/#x', '/'],
  ])('%s is %s', (url, path) => {
    expect(pathForLog(url)).toBe(path)
  })
})

test.each([
  ['/applicant/proposals/1/attachments/attachments', 'multipart/form-data; boundary=x', 100],
  ['/applicant/proposals/1/money/bankAccount?from=check', 'multipart/form-data; boundary=x', 100],
  ['/applicant/proposals/1/attachments/attachments', 'application/x-www-form-urlencoded', 1],
  ['/applicant/proposals/1/submission', 'multipart/form-data; boundary=x', 12],
  ['/manager/proposals/1/files/2', 'multipart/form-data; boundary=x', 12],
])('a form for %s as %s brings %i megabytes at most', (url, type, megabytes) => {
  const request = { url, headers: { 'content-type': type } } as unknown as IncomingMessage
  expect(bytesAllowed(request)).toBe(megabytes * 1024 * 1024)
})
