import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf } from '#app/domain/calendar.ts'
import { ownerSql } from '#db/client.server.ts'
import { startEmbedded } from '#db/embedded/start.server.ts'
import { manyProposals } from '#tests/world/many-proposals.ts'
import { manyTranches } from '#tests/world/many-tranches.ts'
import { loaded } from './load.ts'
import { signIn } from './pages.ts'
import { type Bench, startSite, stopAll } from './processes.ts'
import { aimsTable, figuresTable } from './table.ts'

/** Proposals on their way or over, and as many grants of six tranches each beside them. */
const sizes = { few: 100, many: 10_000 } as const

/**
 * The desk of a manager in two sites of one build: one with 100 proposals and 600 tranches, and one with 10,000 and 60,000,
 * loaded in turn; printed, without the rest of the bench.
 */
export async function deskAlone([main = '']: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dichtbij-bench-'))
  const embedded = await startEmbedded(folder)
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)} before\n`,
  )
  try {
    const found = await loaded({ few: await filled('few'), many: await filled('many') })
    const rows = (['few', 'many'] as const).map(
      (name) => [`desk, ${sizes[name]} proposals, ${sizes[name] * 6} tranches`, found[name]] as const,
    )
    const aim = { what: 'desk, of many against few', app: found.many, raw: found.few, least: 1 / 1.5 }
    process.stdout.write(`${figuresTable(rows.map(([name, figures]) => [name, figures]))}\n`)
    process.stdout.write(`${aimsTable([aim])}\n`)
    process.stdout.write(`time of many against few: ${(found.many.p50 / found.few.p50).toFixed(2)} ×\n`)
  } finally {
    await stopAll()
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }

  async function filled(name: keyof typeof sizes) {
    const bench: Bench = {
      main,
      mainWithMoreRoutes: main,
      databaseUrl: await embedded.database(`dichtbij_bench_${name}`),
      secret: randomBytes(32).toString('base64url'),
    }
    const { url, pid } = await startSite(bench, main)
    const owner = ownerSql(bench.databaseUrl)
    const [grant] =
      await owner`select id, proposal_id from grants where state = 'running' order by awarded_at limit 1`
    await manyTranches(owner, grant?.id, sizes[name], dayOf(new Date()))
    await manyProposals(owner, grant?.proposal_id, sizes[name], new Date())
    await owner.end()
    return { url: `${url}/manager`, pid, headers: { cookie: await signIn({ url, pid }) } }
  }
}
