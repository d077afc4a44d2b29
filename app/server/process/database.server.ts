import { configuration } from '#app/effects/configuration.server.ts'
import { clauseSeed } from '#app/i18n/clause-words.server.ts'
import { closeDatabase, connectDatabase } from '#db/client.server.ts'
import { clusterFolder } from '#db/embedded/cluster.server.ts'
import { startEmbedded } from '#db/embedded/start.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { everyFundFollowsSeed } from '#db/writes/clauses.server.ts'
import { StartError } from './start-error.server.ts'
import { whenStopping } from './stopping.server.ts'

/** The owner's URL: that of DATABASE_URL, or of the embedded PostgreSQL, which then runs until the process stops. */
export async function findDatabase(): Promise<string> {
  const { databaseUrl, dataFolder, demo } = configuration()
  if (databaseUrl) return databaseUrl
  const embedded = await startEmbedded(clusterFolder(dataFolder))
  whenStopping(() => embedded.stop())
  return embedded.database(demo ? 'dichtbij_demo' : 'dichtbij')
}

/** Brings the database up to date; every fund has the articles that agreements begin with. */
export async function migrateDatabase(url: string): Promise<void> {
  const { databaseAppUrl } = configuration()
  await reached(url, () =>
    migrate(url, databaseAppUrl && decodeURIComponent(new URL(databaseAppUrl).username), (db) =>
      everyFundFollowsSeed(db, clauseSeed(), new Date()),
    ),
  )
}

/** Opens the connections of this process until it stops. */
export function openDatabase(url: string, max = 10): void {
  connectDatabase({ url, appUrl: configuration().databaseAppUrl, max })
  whenStopping(closeDatabase)
}

/** Does something with the database; when it is not there, a sentence says so. */
export async function reached<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code } = error as { code?: string }
    const why = code && reasons[code]
    if (!why) throw error
    const { hostname, port, pathname } = new URL(url)
    throw new StartError(`The database ${hostname}:${port || 5432}${pathname} of DATABASE_URL ${why}.`)
  }
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'does not answer',
  CONNECT_TIMEOUT: 'does not answer',
  ENOTFOUND: 'is not found',
  EAI_AGAIN: 'is not found',
  '28P01': 'refuses the password',
  '28000': 'refuses the user',
  '3D000': 'is not there',
}
