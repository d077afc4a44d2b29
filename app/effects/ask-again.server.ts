import { gte } from 'drizzle-orm'
import type { Event } from '#app/domain/event.ts'
import type { Tx } from '#db/client.server.ts'
import { events } from '#db/schema/index.ts'
import { jobsFor } from '#emails/events.ts'
import { enqueue } from './enqueue.server.ts'

/**
 * Queues the jobs of events since a moment once more: for a database that was read from an archive, where what was under way
 * waits for nobody. A job that was done already sees so. Mails are not sent again.
 */
export async function askAgain(tx: Tx, since: Date): Promise<number> {
  const rows = await tx.select().from(events).where(gte(events.at, since)).orderBy(events.number)
  const jobs = rows.flatMap(({ type, fundId, actor, at, data }) =>
    jobsFor({ ...data, type, fund: fundId, actor, at } as Event),
  )
  for (const { task, payload, key } of jobs) await enqueue(tx, task, payload, { key })
  return jobs.length
}
