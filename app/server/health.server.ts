import { sql } from 'drizzle-orm'
import { db } from '#db/client.server.ts'
import { pendingMigrations } from '#db/migrate.server.ts'
import { logError } from './log.server.ts'

export type Health = {
  healthy: boolean
  database: boolean
  pendingMigrations: number | null
  queueSeconds: number | null
}

/** A job that waits longer than this means that nobody does the jobs. */
const longestQueue = 300

/** Whether the site can do its work, with what it lacks. */
export async function health(): Promise<Health> {
  try {
    const [pending, [queue]] = await Promise.all([
      pendingMigrations(db()),
      db().execute(sql`select web.queue_age_seconds() as seconds`),
    ])
    const queueSeconds = Number(queue?.seconds ?? 0)
    const healthy = pending === 0 && queueSeconds <= longestQueue
    return { healthy, database: true, pendingMigrations: pending, queueSeconds }
  } catch (error) {
    logError(error)
    return { healthy: false, database: false, pendingMigrations: null, queueSeconds: null }
  }
}
