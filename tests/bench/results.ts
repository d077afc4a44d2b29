import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ownerSql } from '#db/client.server.ts'
import { startEmbedded } from '#db/embedded/start.server.ts'
import { manyMeasurements } from '#tests/world/many-measurements.ts'
import type { Figures } from './figures.ts'
import { loaded } from './load.ts'
import { type Bench, type Site, startSite, stopAll } from './processes.ts'
import { type Aim, aimsTable, figuresTable } from './table.ts'

const pages = {
  results: '/results',
  pillar: '/results/gezondheid',
  indicator: '/results/werk/A08',
} as const
type PageName = keyof typeof pages
/** Some hundred measurements each. */
const grants = { few: 30, many: 3_000 } as const

/**
 * The public pages of results, rendered for each request, in two sites of one build: one with some 3,000 measurements and
 * one with some 300,000, once what they say is kept; loaded in turn and printed, without the rest of the bench.
 */
export async function resultsAlone([main = '']: string[]): Promise<void> {
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
      rows.push([`${name}, ${sites.few.measurements} measurements`, found.few])
      rows.push([`  ${sites.many.measurements} measurements`, found.many])
      aims.push({ what: `${name}, of many against few`, app: found.many, raw: found.few, least: 0.5 })
    }
    process.stdout.write(`${figuresTable(rows)}\n${aimsTable(aims)}\n`)
  } finally {
    await stopAll()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  async function filled(name: keyof typeof grants): Promise<Filled> {
    const bench: Bench = {
      main,
      mainWithMoreRoutes: main,
      databaseUrl: await embedded.database(`dichtbij_bench_${name}`),
      secret: randomBytes(32).toString('base64url'),
    }
    const site = await startSite(bench, main)
    const owner = ownerSql(bench.databaseUrl)
    const [grant] = await owner`select id from grants where state = 'running' order by awarded_at limit 1`
    await manyMeasurements(owner, grant?.id, grants[name])
    const [{ measurements = 0 } = {}] = await owner`select count(*)::int as measurements from measurements`
    await kept(owner)
    await owner.end()
    return { ...site, measurements }
  }
}

type Filled = Site & { measurements: number }

/** The job that keeps what pages say runs every minute. */
async function kept(owner: ReturnType<typeof ownerSql>): Promise<void> {
  for (let waited = 0; waited < 300; waited += 2) {
    const [{ open = 0 } = {}] = await owner`select count(*)::int as open from stale_results`
    if (open === 0) return
    await pause(2_000)
  }
  throw new Error('what pages say of results was not kept within five minutes')
}

/** A cookie goes past the cache. */
function at({ url, pid }: Filled, name: PageName) {
  return { url: url + pages[name], pid, headers: { cookie: '__Host-session=unknown' } }
}
