import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { configure } from '#app/effects/configuration.server.ts'
import { origin, serving } from './serving.ts'
import { smallBuild } from './small-build.tsx'

const site = await serving(smallBuild())
const html = { Accept: 'text/html' }

beforeEach(() => {
  configure({})
})
afterAll(() => site.stop())

describe('every answer', () => {
  test.each(['/', '/draft', '/hook', '/nowhere', '/broken', '/draft.data'])(
    'of %s has the headers that protect it',
    async (path) => {
      const { headers } = await site.get(path)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
      expect(headers).not.toHaveProperty('strict-transport-security')
    },
  )

  test('keeps to https where the site is reached over https', async () => {
    configure({ ORIGIN: 'https://fonds.example.org' })
    expect((await site.get('/')).headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
  })

  test('takes over the id of a trusted proxy, and of nobody else', async () => {
    const given = { 'X-Request-Id': 'from-the-proxy-1' }
    expect((await site.get('/', given)).headers['x-request-id']).not.toBe('from-the-proxy-1')
    configure({ TRUST_PROXY: '1' })
    expect((await site.get('/', given)).headers['x-request-id']).toBe('from-the-proxy-1')
  })

  test('ends its connection while the server stops', async () => {
    const stopping = await serving(smallBuild(), { isStopping: () => true })
    expect((await stopping.get('/')).headers.connection).toBe('close')
    await stopping.stop()
  })
})

describe('a page', () => {
  test('without scripts has none, and always the same policy', async () => {
    const pages = [await site.get('/?a'), await site.get('/?b')]
    for (const { text } of pages) expect(text).not.toMatch(/<script[^>]*>/)
    const policies = pages.map(({ headers }) => headers['content-security-policy'])
    expect(policies[0]).toBe(policies[1])
    expect(policies[0]).not.toContain('script-src')
  })

  test('with scripts names a nonce of its own in the policy and on each of them', async () => {
    const pages = [await site.get('/draft'), await site.get('/draft')]
    const nonces = pages.map(({ text, headers }) => {
      const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(
        headers['content-security-policy'] as string,
      )?.[1]
      const scripts = [...text.matchAll(/<script\b[^>]*>/g)]
        .map(([tag]) => tag)
        .filter((tag) => !tag.includes('/@vite/client'))
      expect(scripts.length).toBeGreaterThan(1)
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
      return nonce
    })
    expect(nonces[0]).not.toBe(nonces[1])
  })

  test('hands its data to the browser without letting it end the script', async () => {
    const { text } = await site.get('/draft')
    expect(text).toContain('\\u003c/script\\u003e\\u003c!--')
    expect(text.match(/<\/script>/g)?.length).toBe(text.match(/<script\b/g)?.length)
    expect(text.trimEnd()).toMatch(/<\/body><\/html>$/)
  })

  test('forbids styles in its markup', async () => {
    expect((await site.get('/')).headers['content-security-policy']).toMatch(/style-src 'self'(;|$)/)
  })

  test('comes in the language of the cookie', async () => {
    const { text } = await site.get('/', { Cookie: 'locale=fy' })
    expect(text).toContain('<html lang="fy">')
    expect(text).toContain(' fy ')
    expect((await site.get('/', { Cookie: 'locale=de' })).text).toContain('<html lang="nl">')
  })

  test('in one language never mixes with one in another', async () => {
    const asked = Array.from({ length: 30 }, (_, index) => (['nl', 'en', 'fy'] as const)[index % 3] ?? 'nl')
    const pages = await Promise.all(asked.map((locale) => site.get('/draft', { Cookie: `locale=${locale}` })))
    expect(pages.map(({ text }) => /lang="(..)"/.exec(text)?.[1])).toEqual(asked)
  })

  test('behaviour 32: that breaks says so in plain words, and not why', async () => {
    const { status, text } = await site.get('/broken')
    expect(status).toBe(500)
    expect(text).toContain('Er ging bij ons iets mis')
    expect(text).not.toContain('NL91')
  })

  test('that is not there says so in plain words', async () => {
    const { status, text } = await site.get('/nowhere', { Cookie: 'locale=en' })
    expect(status).toBe(404)
    expect(text).toContain('This page is not here')
  })
})

describe('a request that may change something', () => {
  test('passes from our own page, under either name of this machine', async () => {
    const saved = await site.post('/draft', { body: 'title=abc' })
    expect(saved.status).toBe(200)
    expect(saved.text).toContain('saved 3 localhost:3000')
    const other = await site.post('/draft', {
      body: 'title=abc',
      headers: { Origin: 'http://127.0.0.1:3000' },
    })
    expect(other.status).toBe(200)
  })

  test('reaches the app under the name of the site, whatever its headers say', async () => {
    const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' }
    expect((await site.post('/draft', { body: 'title=abc', headers })).text).toContain(
      'saved 3 localhost:3000',
    )
  })

  const foreign: Record<string, string>[] = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'https://localhost:3000' },
    { Origin: 'http://localhost:3001' },
    { Origin: `${origin}.evil.example` },
  ]
  test.each(foreign)('is refused from elsewhere: %o', async (headers) => {
    for (const path of ['/draft', '/draft.data', '/hook', '/?index', '/nowhere']) {
      const { status, text } = await site.post(path, { body: 'title=abc', headers: { ...headers, ...html } })
      expect([path, status]).toEqual([path, 403])
      expect(text).toContain('Dit kan hier niet')
    }
  })

  test('is refused from another site that names no origin', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'text/plain' }
    expect((await site.send('/hook', { method: 'POST', headers, body: 'abc' })).status).toBe(403)
  })

  test('passes from a program that is no browser', async () => {
    const { status, text } = await site.send('/hook', { method: 'POST', body: 'abc' })
    expect([status, text]).toEqual([200, '{"bytes":3}'])
  })

  test('by another method is refused', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await site.send('/draft', { method, headers: { Origin: origin } })
      expect([method, status, headers.allow]).toEqual([method, 405, 'GET, HEAD, POST'])
    }
  })

  test('in the old way of asking for data is refused', async () => {
    expect((await site.post('/draft?_data=routes/applicant/draft', { body: 'a=b' })).status).toBe(400)
  })

  test('too often from one network has to wait', async () => {
    configure({ TRUST_PROXY: '1' })
    const busy = { 'X-Forwarded-For': '198.51.100.7' }
    const post = (headers: Record<string, string>) => site.post('/hook', { body: '', headers })
    const statuses = await Promise.all(
      Array.from({ length: 301 }, () => post(busy).then(({ status }) => status)),
    )
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    const waiting = await post({ ...busy, ...html })
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0)
    expect(waiting.text).toContain('Wacht even')
    expect((await post({ 'X-Forwarded-For': '198.51.100.8' })).status).toBe(200)
  })
})

describe('a request that brings too much', () => {
  const megabyte = 1024 * 1024

  test('is refused before it is read when it says so', async () => {
    const { status, text, headers } = await site.post('/draft', {
      body: Buffer.alloc(megabyte + 1, 'a'),
      headers: html,
    })
    expect(status).toBe(413)
    expect(text).toContain('Dit is te groot')
    expect(headers.connection).toBe('close')
  })

  test.each(['/draft', '/hook', '/draft.data'])(
    'is refused while it is read when it does not: %s',
    async (path) => {
      const body = Array.from({ length: 20 }, () => Buffer.alloc(megabyte / 10, 'a'))
      expect((await site.post(path, { body })).status).toBe(413)
    },
  )

  test('passes up to the limit', async () => {
    const { status, text } = await site.post('/hook', { body: Buffer.alloc(megabyte, 'a') })
    expect([status, text]).toEqual([200, `{"bytes":${megabyte}}`])
  })

  test('may bring more in a form with files', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' }
    expect((await site.post('/hook', { body: Buffer.alloc(11 * megabyte, 'a'), headers })).status).toBe(200)
    expect((await site.post('/hook', { body: Buffer.alloc(13 * megabyte, 'a'), headers })).status).toBe(413)
  })
})

describe('the demo', () => {
  test('is absent outside demo mode: its pages, their data, and from the list for browsers', async () => {
    expect((await site.get('/demo/mailbox')).status).toBe(404)
    expect((await site.get('/demo/mailbox.data')).status).toBe(404)
    expect((await site.get('/__manifest?version=v1&p=/demo/mailbox')).text).not.toContain('mailbox')
  })

  test('is there in demo mode', async () => {
    configure({ DEMO: 'true' })
    const demo = await serving(smallBuild())
    expect((await demo.get('/demo/mailbox')).text).toContain('all mail')
    expect((await demo.get('/__manifest?version=v1&p=/demo/mailbox')).text).toContain('routes/demo/mailbox')
    await demo.stop()
  })
})

describe('the log', () => {
  test('has a line per request without query, tokens or what was typed', async () => {
    configure({ LOG_LEVEL: 'info' })
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const { headers } = await site.get('/broken/Abcdefghijklmnopqrstuvwxyz012345?code=123456')
    await site.get('/broken?iban=NL91')
    await vi.waitFor(() =>
      expect(written.mock.calls.filter(([line]) => String(line).includes('"request"')).length).toBe(3),
    )
    const text = written.mock.calls.map(([line]) => String(line)).join('')
    written.mockRestore()
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.find((line) => line.request === headers['x-request-id'])).toMatchObject({
      event: 'request',
      method: 'GET',
      path: '/broken/…',
      status: 404,
      ms: expect.any(Number),
    })
    expect(lines.find((line) => line.event === 'error')).toMatchObject({
      name: 'Error',
      stack: expect.stringContaining('at '),
    })
    expect(text).not.toMatch(/123456|Abcdefghij|\?/)
  })
})
