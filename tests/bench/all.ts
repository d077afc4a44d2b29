import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startEmbedded } from '#db/embedded/start.server.ts'
import {
  type AgreementFigures,
  agreementAims,
  agreementRows,
  type BatchFigures,
  batchLine,
} from './agreement.ts'
import type { Figures } from './figures.ts'
import { listed, measureHome, measureList } from './pages.ts'
import { ask, type Bench, startSite, stopAll } from './processes.ts'
import { type StatisticsFigures, statisticsAim, statisticsRows } from './statistics.ts'
import { type Aim, aimsTable, figuresTable } from './table.ts'

type Sent = { app: Figures; plain: Figures; statements: number }

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
    await measureAll({
      main,
      mainWithMoreRoutes: join(dirname(process.argv[1] ?? ''), 'main.js'),
      databaseUrl: await embedded.database('dichtbij_bench'),
      secret: randomBytes(32).toString('base64url'),
    })
  } finally {
    await end()
  }
}

async function measureAll(bench: Bench): Promise<void> {
  say(`Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)} before\n`)
  say('Sending proposals …')
  const { app: sent, plain, statements } = await ask<Sent>(['submissions', bench.databaseUrl])
  say('Making agreements …')
  const drawn = await ask<AgreementFigures>(['agreement'])
  const made = await ask<BatchFigures>(['agreement-batch'])
  say('Telling of the scores of a panel …')
  const told = await ask<StatisticsFigures>(['statistics-figures'])
  say('Loading the example fund …')
  const site = await startSite(bench, bench.main)
  say('Asking for pages …\n')
  const home = await measureHome(bench, site)
  const list = await measureList(bench, site)

  say(
    figuresTable([
      [`public page, raw (${home.size})`, home.figures.raw],
      ['  raw, no components', home.figures.bare],
      ['  kept for everybody', home.figures.kept],
      ['  rendered for each request', home.figures.anew],
      [`list of ${listed}, raw (${list.size})`, list.figures.raw],
      ['  raw, no components', list.figures.bare],
      ['  signed in', list.figures.app],
      ['  signed in, 150 routes more', list.figures.more],
      [`submission, raw (${statements} statements)`, plain],
      ['  by the command', sent],
      ...agreementRows(drawn, made),
      ...statisticsRows(told),
    ]),
  )
  const { raw, bare, kept, anew } = home.figures
  const { raw: rawList, bare: bareList, app, more } = list.figures
  const aims: Aim[] = [
    { what: 'public page, kept', app: kept, raw, least: 5 },
    { what: 'public page, rendered', app: anew, raw, least: 0.3 },
    { what: '  against raw without components', app: anew, raw: bare },
    { what: 'list, signed in (the goal is 0.5)', app, raw: rawList, least: 0.3 },
    { what: '  against raw without components', app, raw: bareList },
    { what: '150 routes more, against without', app: more, raw: app, least: 1 / 1.2, by: 'cpu' },
    { what: 'submission', app: sent, raw: plain, least: 0.3, by: 'speed' },
  ]
  say(aimsTable([...aims, ...agreementAims(drawn), statisticsAim(told)]))
  say(batchLine(made))
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
