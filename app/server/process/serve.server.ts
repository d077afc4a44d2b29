import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import sirv from 'sirv'
import { configuration } from '#app/effects/configuration.server.ts'
import { listen } from '#db/client.server.ts'
import { projectFolder } from '#db/project-folder.server.ts'
import { PageCache } from '../page-cache.server.ts'
import { createSite } from '../site.server.ts'
import { checkSigning } from './check-signing.server.ts'
import { openDatabase } from './database.server.ts'
import { closeServer, openServer } from './http.server.ts'
import { isStopping, whenStopping } from './stopping.server.ts'
import { watchJobs } from './watch-jobs.server.ts'

/** Serves the site from a database that is up to date, with the job process beside it, until the process stops. */
export async function serve(databaseUrl: string): Promise<void> {
  checkSigning()
  openDatabase(databaseUrl)
  const build = (await import('virtual:remix/server-build')) as unknown as ServerBuild
  const site = createSite({
    build: async () => build,
    cache: await sharedCache(),
    files: builtFiles(),
    isStopping,
  })
  const server = await openServer(site)
  const stopJobs = watchJobs(process.argv[1] ?? '', databaseUrl)
  whenStopping(() => Promise.all([closeServer(server), stopJobs()]).then(() => {}))
}

/** Pages that are kept until something they show changes, in whatever process that happens. */
export async function sharedCache(): Promise<PageCache> {
  const cache = new PageCache()
  const empty = () => cache.empty()
  await listen('content_changed', empty, empty)
  return cache
}

/** What people see first in the terminal. */
export function sayReady(...more: string[]): void {
  process.stdout.write(
    `Dichtbij is ready on ${configuration().origin}\n${more.map((line) => `${line}\n`).join('')}`,
  )
}

/** The files of the build, with the smaller copies that the build made; those with a hash in their name never change. */
function builtFiles() {
  return sirv(join(projectFolder, 'build/client'), {
    etag: true,
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders(response, path) {
      const hashed = path.startsWith('/assets/')
      response.setHeader(
        'Cache-Control',
        hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      )
    },
  })
}
