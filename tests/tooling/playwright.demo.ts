import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../db/embedded/start.server.ts'
import { endProgram, freePort, startProgram } from '../e2e/program.ts'
import { type Shelf, shelve } from '../e2e/shelf.ts'
import { removeLeftClusters } from './left-clusters.ts'

const prefix = 'dichtbij-journeys-'

/** One server for all journeys, and on it the demo, loaded once: each file that plays in it starts with a copy. */
export default async function loadDemo() {
  await removeLeftClusters(prefix)
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const embedded = await startEmbedded(folder, { durable: false })
  const shelf: Shelf = {
    url: await embedded.database('postgres'),
    template: 'journeys_demo',
    files: join(folder, 'demo'),
  }
  const settings = {
    PORT: await freePort(),
    DATABASE_URL: await embedded.database(shelf.template),
    DATA_DIR: shelf.files,
  }
  await endProgram(await startProgram('demo', settings))
  shelve(shelf)
  return async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
