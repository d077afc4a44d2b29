import { ownerSql } from '#db/client.server.ts'
import type { Figures } from './figures.ts'
import { loaded } from './load.ts'
import { ask, type Bench, type Site, startSite } from './processes.ts'
import { copyProposal } from './rows.ts'

type Raw = { port: number; bytes: number; statements: number; pid: number }

/** How large a page is and what it asks of the database: what raw does too. */
export type Page<Name extends string> = { size: string; figures: Record<Name, Figures> }

export const listed = 50
const manager = 'sipke'
const list = '/manager/proposals'

/**
 * The home page: raw and bare, as it is kept for everybody, and rendered for each request because a cookie goes past the
 * cache.
 */
export async function measureHome(bench: Bench, site: Site): Promise<Page<'raw' | 'bare' | 'kept' | 'anew'>> {
  const url = `${site.url}/`
  const raw = await rawOf(bench, site, url)
  const past = { cookie: '__Host-session=unknown' }
  const { pid } = site
  const figures = await loaded({ ...ways(raw), kept: { url, pid }, anew: { url, pid, headers: past } })
  return { size: sizeOf(raw), figures }
}

/** A list for who is signed in: raw and bare, as it is, and in a build with many routes more. */
export async function measureList(bench: Bench, site: Site): Promise<Page<'raw' | 'bare' | 'app' | 'more'>> {
  await fillList(bench.databaseUrl)
  const headers = { cookie: await signIn(site) }
  const raw = await rawOf(bench, site, site.url + list, headers.cookie)
  const more = await startSite(bench, bench.mainWithMoreRoutes)
  const [app, other] = [site, more].map(({ url, pid }) => ({ url: url + list, pid, headers })) as [
    Target,
    Target,
  ]
  return { size: sizeOf(raw), figures: await loaded({ ...ways(raw), app, more: other }) }
}

type Target = { url: string; pid: number; headers: { cookie: string } }

function rawOf({ databaseUrl, secret }: Bench, site: Site, page: string, cookie = ''): Promise<Raw> {
  const env = { SECRET: secret, DEMO: 'true', ORIGIN: site.url, LOG_LEVEL: 'warn' }
  return ask<Raw>(['raw', databaseUrl, page, cookie], env)
}

function ways({ port, pid }: Raw) {
  const at = (way: string) => ({ url: `http://127.0.0.1:${port}/${way}`, pid })
  return { raw: at('components'), bare: at('elements') }
}

function sizeOf({ bytes, statements }: Raw): string {
  return `${(bytes / 1024).toFixed(1)} kB, ${statements} queries`
}

/** Copies a proposal that was sent until the list has its length. */
async function fillList(databaseUrl: string): Promise<void> {
  const owner = ownerSql(databaseUrl)
  const there =
    await owner`select id from proposals where reference is not null order by state = 'submitted' desc`
  await copyProposal(owner, there[0]?.id, listed - there.length)
  await owner.end()
}

/** The cookie of the manager of the demo, signed in. */
export async function signIn({ url }: Site): Promise<string> {
  const body = new URLSearchParams({ persona: manager })
  const answer = await fetch(`${url}/demo/sign-in`, { method: 'POST', body, redirect: 'manual' })
  const [cookie] = answer.headers.getSetCookie()
  if (!cookie) throw new Error(`signing in answers ${answer.status}`)
  return cookie.split(';')[0] ?? ''
}
