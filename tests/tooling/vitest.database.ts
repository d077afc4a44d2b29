import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../db/embedded/start.server.ts'
import { migrate } from '../../db/migrate.server.ts'
import { removeLeftClusters } from './left-clusters.ts'

const prefix = 'dichtbij-tests-'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The cluster of this run, and in it the database that each test file's own one is copied from. */
    cluster: { url: string; template: string }
  }
}

/** One server for a project of tests, with one migrated database that nobody connects to. */
export default async function startCluster(project: TestProject) {
  await removeLeftClusters(prefix)
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const embedded = await startEmbedded(folder, { durable: false })
  const template = 'dichtbij_template'
  await migrate(await embedded.database(template))
  project.provide('cluster', { url: await embedded.database('postgres'), template })
  return async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
