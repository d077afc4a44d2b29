import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#tests/database.ts'
import {
  cidsFaults,
  iatiFaults,
  openApiFaults,
  threeSixtyValidator,
} from '#tests/exchange/open/validators.ts'
import { lacks } from '#tests/tools.ts'
import { aFund, type World } from '#tests/world/base.ts'
import { awarded } from '#tests/world/panel.ts'
import { openSite, type Site } from '../access/site.ts'

useDatabase()

const name = 'Verborgen Tafel'
let world: World
let site: Site
beforeAll(async () => {
  world = await aFund()
  await awarded(world, {
    title: name,
    pages: {
      voornemen: { summary: { summary: `Bij ${name} eet iedereen mee. Mail naar tafel@voorbeeld.example` } },
      declarations: { publicity: { publishing: 'not-name', publishingReason: 'Dat is niet veilig.' } },
    },
  })
  site = await openSite()
}, 240_000)
afterAll(() => site.close())

const ask = (path: string, init: RequestInit = {}) => fetch(`${site.address}${path}`, init)
const post = (path: string, body: unknown, headers = {}) =>
  ask(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
  })

describe('a file of open data', { timeout: 60_000 }, () => {
  const files = [
    ['grants.csv', 'text/csv'],
    ['360giving.json', 'application/json'],
    ['iati.xml', 'application/xml'],
    ['cids.jsonld', 'application/ld+json'],
    ['deadlines.ics', 'text/calendar'],
    ['awards.rss', 'application/rss+xml'],
    ['openapi.json', 'application/json'],
  ] as const

  test.each(files)('%s is there for everybody, and is not sent twice', async (file, type) => {
    const path = `/open-data/${file}`
    const first = await ask(path)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toContain(type)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.headers.get('cache-control')).toContain('public')
    const etag = first.headers.get('etag') ?? ''
    const text = await first.text()
    expect(text).not.toContain(name)
    expect(text).not.toContain('voorbeeld.example')
    const again = await ask(path, { headers: { 'If-None-Match': etag, Cookie: '__Host-session=abc' } })
    expect(again.status).toBe(304)
    const head = await ask(path, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, ''])
  })

  test('is valid where others say what that is', async () => {
    expect(threeSixtyValidator()(await (await ask('/open-data/360giving.json')).json())).toEqual([])
    expect(await cidsFaults(await (await ask('/open-data/cids.jsonld')).json())).toEqual([])
  })

  test.skipIf(lacks('xmllint'))('is valid IATI', async () => {
    expect(iatiFaults([await (await ask('/open-data/iati.xml')).text()])).toBe('')
  })

  test.each(['nl', 'en', 'fy'])('describes the interface as OpenAPI 3.1 in %s', async (locale) => {
    const answer = await ask('/open-data/openapi.json', { headers: { Cookie: `locale=${locale}` } })
    expect(await openApiFaults((await answer.json()) as object)).toEqual([])
  })

  test('that nobody made is not there', async () => {
    expect((await ask('/open-data/secrets.csv')).status).toBe(404)
  })

  test('stands on the page that lists them, and so does every open address on the other', async () => {
    const page = await (await ask('/open-data')).text()
    for (const [file] of files) expect(page).toContain(`/open-data/${file}`)
    const { paths } = (await (await ask('/open-data/openapi.json')).json()) as { paths: object }
    const api = await (await ask('/open-data/api')).text()
    for (const path of Object.keys(paths)) expect(api).toContain(path)
    expect(Object.keys(paths).length).toBe(files.length + 3)
  })
})

describe('a program of another site', () => {
  const elsewhere = { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' }

  test('may search the rounds, and asks first whether it may', async () => {
    const path = '/common-grants/opportunities/search'
    const asked = await ask(path, { method: 'OPTIONS', headers: elsewhere })
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    const found = await post(path, {}, elsewhere)
    expect([found.status, found.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  })

  test('may send nothing anywhere else', async () => {
    expect((await post('/call-back', {}, elsewhere)).status).toBe(403)
    expect((await ask('/call-back', { method: 'OPTIONS' })).status).toBe(405)
  })

  test.each([
    ['no JSON', '{'],
    ['a page before the first', { pagination: { page: 0 } }],
    ['an order there is not', { sorting: { sortBy: 'size' } }],
    ['a filter without its values', { filters: { status: { operator: 'in' } } }],
  ])('hears what is wrong with %s', async (_what, body) => {
    const answer = await post('/common-grants/opportunities/search', body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ status: 400, errors: [expect.any(String)] })
  })

  test('hears that a key is none, and that a page is none', async () => {
    expect((await ask('/common-grants/opportunities/nothing')).status).toBe(404)
    expect((await ask('/common-grants/opportunities?page=0')).status).toBe(400)
    expect((await ask('/common-grants/opportunities/search')).status).toBe(405)
  })
})

describe('through a proxy that holds every answer against CommonGrants 0.4.0', () => {
  let proxy: Proxy
  beforeAll(async () => {
    proxy = await validatingProxy(site.address)
  }, 120_000)
  afterAll(() => proxy?.stop())

  const through = (path: string, init: RequestInit = {}) => fetch(`${proxy.address}${path}`, init)
  const search = async (body: unknown) => {
    const answer = await through('/common-grants/opportunities/search', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    })
    return { status: answer.status, found: (await answer.json()) as Found }
  }

  test('the list, a page of it, and one round pass', async () => {
    const list = await through('/common-grants/opportunities')
    expect(list.status).toBe(200)
    const { items } = (await list.json()) as Found
    expect(items.map(({ id }) => id)).toEqual([world.round])
    const beyond = await through('/common-grants/opportunities?page=2&pageSize=1')
    expect((await beyond.json()) as Found).toMatchObject({ items: [], paginationInfo: { totalPages: 1 } })
    const one = await through(`/common-grants/opportunities/${world.round}`)
    expect([one.status, await one.json()]).toMatchObject([200, { data: { id: world.round } }])
  })

  test('a round that is not there is 404 as the document says it', async () => {
    const answer = await through('/common-grants/opportunities/019cd730-6900-7546-91cc-851e32cc9e9c')
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ status: 404, errors: expect.any(Array) })
  })

  test('a search is filtered, sorted and divided', async () => {
    const all = await search({ sorting: { sortBy: 'title', sortOrder: 'asc' }, pagination: { pageSize: 5 } })
    expect(all).toMatchObject({ status: 200, found: { items: [{}], sortInfo: { sortBy: 'title' } } })
    const value = [all.found.items[0]?.status.value]
    const same = await search({ filters: { status: { operator: 'in', value } } })
    expect(same.found.items.length).toBe(1)
    const others = await search({ filters: { status: { operator: 'notIn', value } } })
    expect(others.found.items).toEqual([])
    const dear = { min: { amount: '1', currency: 'EUR' }, max: { amount: '2', currency: 'EUR' } }
    const cheap = await search({
      filters: { maxAwardAmountRange: { operator: 'between', value: dear } },
    })
    expect(cheap).toMatchObject({ status: 200, found: { items: [] } })
    const odd = await search({ filters: { customFilters: { colour: { operator: 'eq', value: 'red' } } } })
    expect(odd).toMatchObject({ status: 200, found: { filterInfo: { errors: ['cannot filter by colour'] } } })
  })
})

type Found = { items: { id: string; status: { value: string } }[] } & Record<string, unknown>
type Proxy = { address: string; stop(): void }

/** Prism between a program and the site: an answer that is not as the document says becomes an error. */
async function validatingProxy(upstream: string): Promise<Proxy> {
  const cli = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js')
  const port = 20_000 + (process.pid % 20_000)
  const document = 'tests/standards/commongrants/openapi.0.4.0.yaml'
  const child = spawn(process.execPath, [cli, 'proxy', document, upstream, '--errors', '-p', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await listening(child)
  return { address: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (piece: Buffer) => {
        said += piece
        if (/is listening on/.test(said)) done()
      })
    child.once('exit', () => failed(new Error(said)))
  })
}
