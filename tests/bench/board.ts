import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '#app/domain/calendar.ts'
import { ownerSql } from '#db/client.server.ts'
import { startEmbedded } from '#db/embedded/start.server.ts'
import { manyTranches } from '#tests/world/many-tranches.ts'
import type { Figures } from './figures.ts'
import { loaded } from './load.ts'
import { signIn } from './pages.ts'
import { type Bench, type Site, startSite, stopAll } from './processes.ts'
import { type Aim, aimsTable, figuresTable } from './table.ts'

const pages = {
  board: '/manager/tranches',
  position: '/manager/fund',
  forecast: '/manager/fund/forecast',
} as const
type PageName = keyof typeof pages
/** Six tranches each, over five years back and two ahead. */
const grants = { few: 100, many: 10_000 } as const
const tranches = (number: number) => number * 6

/**
 * The pages of payments, of the fund and of its forecast in two sites of one build, one with 600 tranches and one with
 * 60,000 and their ledger, loaded in turn; printed, without the rest of the bench.
 */
export async function boardAlone([main = '']: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dichtbij-bench-'))
  const embedded = await startEmbedded(folder)
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)} before\n`,
  )
  try {
    const sites = { few: await filled('few'), many: await filled('many') }
    const rows: [string, Figures][] = []
    const aims: Aim[] = []
    for (const name of Object.keys(pages) as PageName[]) {
      const found = await loaded({ few: at(sites.few, name), many: at(sites.many, name) })
      rows.push([`${name}, ${tranches(grants.few)} tranches`, found.few])
      rows.push([`  ${tranches(grants.many)} tranches`, found.many])
      aims.push({ what: `${name}, of many against few`, app: found.many, raw: found.few, least: 0.5 })
    }
    process.stdout.write(`${figuresTable(rows)}\n${aimsTable(aims)}\n`)
  } finally {
    await stopAll()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  async function filled(name: keyof typeof grants): Promise<Signed> {
    const bench: Bench = {
      main,
      mainWithMoreRoutes: main,
      databaseUrl: await embedded.database(`dichtbij_bench_${name}`),
      secret: randomBytes(32).toString('base64url'),
    }
    const site = await startSite(bench, main)
    const owner = ownerSql(bench.databaseUrl)
    const [grant] = await owner`select id from grants where state = 'running' order by awarded_at limit 1`
    await manyTranches(owner, grant?.id, grants[name], dayOf(new Date()))
    await owner.end()
    return { ...site, cookie: await signIn(site) }
  }
}

type Signed = Site & { cookie: string }

function at({ url, pid, cookie }: Signed, name: PageName) {
  return { url: url + pages[name], pid, headers: { cookie } }
}
