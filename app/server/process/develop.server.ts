import type { RequestListener } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { configure } from '#app/effects/configuration.server.ts'
import { createSite } from '../site.server.ts'
import { findDatabase, openDatabase } from './database.server.ts'
import { prepareDemo } from './demo.server.ts'
import { runJobs } from './run-jobs.server.ts'
import { sayReady, sharedCache } from './serve.server.ts'
import { closeOpened, stopOnSignals, whenStopping } from './stopping.server.ts'

/** What the development server keeps while the code under it is loaded again and again. */
export type Bench = { build: () => Promise<ServerBuild>; close?: () => Promise<void> }

let site: Promise<RequestListener> | undefined

/**
 * The site of this edition of the code: the demo, answered as everywhere, with its jobs in this process. What an earlier
 * edition had opened is closed first.
 */
export function developmentSite(bench: Bench): Promise<RequestListener> {
  site ??= open(bench)
  return site
}

async function open(bench: Bench): Promise<RequestListener> {
  if (bench.close) await bench.close()
  else stopOnSignals()
  bench.close = closeOpened
  configure({ DEMO: 'true' })
  const url = await findDatabase()
  await prepareDemo(url, false)
  openDatabase(url)
  whenStopping(await runJobs())
  const cache = await sharedCache()
  sayReady()
  return createSite({
    build: bench.build,
    cache,
    files: (_request, _response, next) => next(),
    mode: 'development',
  })
}
