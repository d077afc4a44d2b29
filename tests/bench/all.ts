import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ownerSql } from '#db/client.server.ts'
import { startEmbedded } from '#db/embedded/start.server.ts'
import type { Figures } from './figures.ts'
import { loaded } from './load.ts'
import { ask, type Site, startSite, stopAll } from './processes.ts'
import { copyProposal } from './rows.ts'
import { aimsTable, figuresTable } from './table.ts'

const rows = 50
const persona = { key: 'ineke', email: 'ineke@example.org' }
const mainWithMoreRoutes = join(dirname(process.argv[1] ?? ''), 'main.js')
const secret = randomBytes(32).toString('base64url')

type Raw = { port: number; bytes: number; statements: number; pid: number }
type Sent = { app: Figures; plain: Figures; statements: number }
type Printed = { app: Figures; printed: { cold: Figures; warm: Figures } | null }

/** Measures everything, prints it, and leaves nothing behind. `main` is the program of the build that is measured. */
export async function all([main = '']: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dichtbij-bench-'))
  const embedded = await startEmbedded(folder)
  const end = async () => {
    await stopAll()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => end().then(() => process.exit(0)))
  try {
    console.log(`Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}\n`)
    await measureAll(main, await embedded.database('dichtbij_bench'))
  } finally {
    await end()
  }
}

async function measureAll(main: string, databaseUrl: string): Promise<void> {
  const { app: sent, plain, statements } = await ask<Sent>(['submissions', databaseUrl])
  const { app: drawn, printed } = await ask<Printed>(['agreement'])

  const site = await startSite(main, databaseUrl, secret)
  const home = `${site.url}/`
  const rawHome = await rawOf(databaseUrl, site, home)
  const bypass = { cookie: '__Host-session=unknown' }
  const public_ = await loaded({
    raw: { url: urlOf(rawHome), pid: rawHome.pid },
    kept: { url: home, pid: site.pid },
    anew: { url: home, pid: site.pid, headers: bypass },
  })

  await fillList(databaseUrl)
  const headers = { cookie: await signIn(site) }
  const list = `${site.url}/applicant`
  const rawList = await rawOf(databaseUrl, site, list, headers.cookie)
  const more = await startSite(mainWithMoreRoutes, databaseUrl, secret)
  const signedIn = await loaded({
    raw: { url: urlOf(rawList), pid: rawList.pid },
    app: { url: list, pid: site.pid, headers },
    more: { url: `${more.url}/applicant`, pid: more.pid, headers },
  })
  const pageSize = (raw: Raw) => `${(raw.bytes / 1024).toFixed(1)} kB, ${raw.statements} queries`
  console.log(
    figuresTable([
      [`public page, raw (${pageSize(rawHome)})`, public_.raw],
      ['  kept for everybody', public_.kept],
      ['  rendered for each request', public_.anew],
      [`list of ${rows}, raw (${pageSize(rawList)})`, signedIn.raw],
      ['  signed in', signedIn.app],
      ['  signed in, 150 routes more', signedIn.more],
      [`submission, raw (${statements} statements)`, plain],
      ['  by the command', sent],
      ['agreement, printed by a browser that runs', printed?.warm ?? null],
      ['  by a browser that is started', printed?.cold ?? null],
      ['  by the app', drawn],
    ]),
  )
  const chromium = printed
    ? [
        {
          what: 'agreement against a browser that runs',
          app: drawn,
          raw: printed.warm,
          least: 10,
          byTime: true,
        },
      ]
    : []
  console.log(
    `\n${aimsTable([
      { what: 'public page, kept', app: public_.kept, raw: public_.raw, least: 5 },
      { what: 'public page, rendered', app: public_.anew, raw: public_.raw, least: 0.3 },
      { what: 'list, signed in (goal 0.5)', app: signedIn.app, raw: signedIn.raw, least: 0.3 },
      {
        what: 'list, 150 routes more against without',
        app: signedIn.more,
        raw: signedIn.app,
        least: 1 / 1.2,
      },
      { what: 'submission', app: sent, raw: plain, least: 0.3 },
      ...chromium,
    ])}`,
  )
}

function rawOf(databaseUrl: string, site: Site, page: string, cookie = ''): Promise<Raw> {
  const env = { SECRET: secret, DEMO: 'true', ORIGIN: site.url, LOG_LEVEL: 'warn' }
  return ask<Raw>(['raw', databaseUrl, page, cookie], env)
}

function urlOf({ port }: Raw): string {
  return `http://127.0.0.1:${port}/`
}

/** Gives the persona so many proposals, beside those that the example fund has. */
async function fillList(databaseUrl: string): Promise<void> {
  const owner = ownerSql(databaseUrl)
  const own = await owner`
    select p.id from proposals p join memberships m using (initiative_id) join people on people.id = m.person_id
    where people.email = ${persona.email} order by p.reference is null, p.id`
  await copyProposal(owner, own[0]?.id, rows - own.length)
  await owner.end()
}

async function signIn(site: Site): Promise<string> {
  const body = new URLSearchParams({ persona: persona.key })
  const answer = await fetch(`${site.url}/demo/sign-in`, { method: 'POST', body, redirect: 'manual' })
  const [cookie] = answer.headers.getSetCookie()
  if (!cookie) throw new Error(`signing in answers ${answer.status}`)
  return cookie.split(';')[0] ?? ''
}
