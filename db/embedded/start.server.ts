import { mkdirSync } from 'node:fs'
import postgres from 'postgres'
import { prepareCluster } from './cluster.server.ts'
import { giveLeaseBack, locked, takeLease } from './lease.server.ts'
import { runningPostmaster, startPostmaster, stopPostmaster, urlOf } from './postmaster.server.ts'

export type Embedded = {
  /** The URL of a database in the cluster, made when it is not there. */
  database(name: string): Promise<string>
  /** Lets go of the server; the last process that does stops it. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on the cluster of a folder, or joins the server that runs on it.
 * `durable: false` gives up safety against power loss for speed: for tests only.
 * Throws an EmbeddedError with a sentence when that cannot be.
 */
export async function startEmbedded(folder: string, { durable = true } = {}): Promise<Embedded> {
  mkdirSync(folder, { recursive: true })
  const { cluster, postmaster } = await locked(folder, async () => {
    const cluster = prepareCluster(folder, durable)
    const postmaster = (await runningPostmaster(cluster)) ?? (await startPostmaster(cluster, durable))
    takeLease(folder)
    return { cluster, postmaster }
  })
  return {
    async database(name) {
      await makeDatabase(urlOf(cluster, postmaster.port, 'postgres'), name)
      return urlOf(cluster, postmaster.port, name)
    },
    async stop() {
      await locked(folder, async () => {
        if (giveLeaseBack(folder)) await stopPostmaster(postmaster)
      })
    },
  }
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const [there] = await sql`select from pg_database where datname = ${name}`
    if (!there) await sql`create database ${sql(name)}`
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code !== '42P04' && code !== '23505') throw error
  } finally {
    await sql.end()
  }
}
