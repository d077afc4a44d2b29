import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { serving } from './serving.ts'
import { type Calls, smallBuild } from './small-build.tsx'

const open: { stop: () => Promise<void> }[] = []
afterEach(async () => {
  for (const site of open.splice(0)) await site.stop()
})

async function freshSite() {
  const calls: Calls = {}
  const site = await serving(smallBuild(calls))
  open.push(site)
  return { site, calls }
}

describe('a page for everybody', () => {
  test('is rendered once for all who come in a minute, whoever they are', async () => {
    const { site, calls } = await freshSite()
    const pages = [
      await site.get('/grants'),
      await site.get('/grants', { Cookie: 'theme=dark; other=1', Referer: 'https://elsewhere.example' }),
      await site.send('/grants', { method: 'HEAD' }),
    ]
    expect(calls.grants).toBe(1)
    expect(pages[1]?.text).toBe(pages[0]?.text)
    expect(pages[0]?.text).not.toContain('theme')
    expect(pages[2]?.text).toBe('')
    expect(pages[2]?.headers['content-length']).toBe(pages[0]?.headers['content-length'])
  })

  test('is rendered once for those who come at the same time', async () => {
    const { site, calls } = await freshSite()
    const pages = await Promise.all(Array.from({ length: 20 }, () => site.get('/grants')))
    expect(calls.grants).toBe(1)
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1)
  })

  test('is rendered for itself where there is a session', async () => {
    const { site, calls } = await freshSite()
    await site.get('/grants')
    const own = await site.get('/grants', { Cookie: '__Host-session=abc' })
    expect(calls.grants).toBe(2)
    expect(own.headers['cache-control']).toBe('private, no-cache')
    expect(own.text).toContain('__Host-session=abc')
    expect((await site.get('/grants')).text).not.toContain('__Host-session')
  })

  test('is kept per language', async () => {
    const { site } = await freshSite()
    const asked = ['nl', 'en', 'nl', 'fy', 'en']
    const pages = []
    for (const locale of asked) pages.push((await site.get('/', { Cookie: `locale=${locale}` })).text)
    expect(pages.map((text) => /home (\d) (..)/.exec(text)?.slice(1))).toEqual([
      ['1', 'nl'],
      ['2', 'en'],
      ['1', 'nl'],
      ['3', 'fy'],
      ['2', 'en'],
    ])
  })

  test('knows only the names of the query that it reads', async () => {
    const { site, calls } = await freshSite()
    expect((await site.get('/grants?utm=1&pillar=leren')).text).toContain('[?pillar=leren]')
    await site.get('/grants?pillar=leren&other=2')
    expect(calls.grants).toBe(1)
    expect((await site.get('/grants?pillar=werk')).text).toContain('[?pillar=werk]')
    expect(calls.grants).toBe(2)
  })

  test('is not kept for a long query', async () => {
    const { site, calls } = await freshSite()
    const long = `/grants?pillar=${'x'.repeat(101)}`
    await site.get(long)
    await site.get(long)
    expect(calls.grants).toBe(2)
  })

  test('is rendered anew when what it shows has changed', async () => {
    const { site, calls } = await freshSite()
    await site.get('/grants')
    site.cache.empty()
    await site.get('/grants')
    expect(calls.grants).toBe(2)
  })

  test('that was being rendered when something changed is not kept', async () => {
    const { site, calls } = await freshSite()
    const early = site.get('/grants')
    await expect.poll(() => calls.grants ?? 0).toBe(1)
    site.cache.empty()
    await early
    await site.get('/grants')
    expect(calls.grants).toBe(2)
  })

  test.each(['broken', 'gone'])('is not kept when it is an error: %s', async (name) => {
    const { site, calls } = await freshSite()
    await site.get(`/${name}`)
    await site.get(`/${name}`)
    expect(calls[name]).toBe(2)
  })

  test('is rendered once when it is an error, for those who come at the same time or not', async () => {
    const { site, calls } = await freshSite()
    await site.get('/gone')
    expect(calls.gone).toBe(1)
  })

  test('that gives a cookie is given to one only', async () => {
    const { site } = await freshSite()
    const given = await Promise.all([site.get('/cookie'), site.get('/cookie'), site.get('/cookie')])
    const cookies = given.map(({ headers }) => headers['set-cookie']?.[0])
    expect(new Set(cookies).size).toBe(3)
    expect(given.every(({ headers }) => headers['cache-control'] === 'private, no-cache')).toBe(true)
  })

  test('with scripts, or of another folder, is never kept', async () => {
    const { site, calls } = await freshSite()
    await site.get('/draft')
    await site.get('/draft')
    expect(calls.draft).toBe(2)
  })
})

describe('a kept page', () => {
  test('is not sent again to who has it', async () => {
    const { site } = await freshSite()
    const first = await site.get('/grants')
    const again = await site.get('/grants', { 'If-None-Match': String(first.headers.etag) })
    expect([again.status, again.text, again.headers.etag]).toEqual([304, '', first.headers.etag])
    expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy'])
    expect((await site.get('/grants', { 'If-None-Match': '"other"' })).status).toBe(200)
  })

  test('is compressed as the browser likes', async () => {
    const { site } = await freshSite()
    const plain = await site.get('/grants')
    const br = await site.get('/grants', { 'Accept-Encoding': 'gzip, deflate, br' })
    const gzip = await site.get('/grants', { 'Accept-Encoding': 'gzip' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(br.body).toString()).toBe(plain.text)
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body).toString()).toBe(plain.text)
    expect(plain.headers.vary).toBe('Cookie, Accept-Encoding')
  })
})
