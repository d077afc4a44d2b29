import { asc, desc, gt, sql } from 'drizzle-orm'
import { hashOf } from '#app/effects/hash.ts'
import { transaction } from '#db/client.server.ts'
import { eventSeals, events } from '#db/schema/index.ts'

/**
 * Seals everything that was recorded since the last seal: one hash over the hashes of those events and the seal before.
 * Answers how many events it sealed. It waits until nobody is recording, so that no event with a lower number comes later.
 */
export async function sealLog(now: Date): Promise<{ ok: true; sealed: number }> {
  return transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('events'))`)
    const [last] = await tx.select().from(eventSeals).orderBy(desc(eventSeals.number)).limit(1)
    const open = await tx
      .select({ number: events.number, hash: events.hash })
      .from(events)
      .where(gt(events.number, last?.upToEvent ?? 0))
      .orderBy(asc(events.number))
    const newest = open.at(-1)
    if (!newest) return { ok: true, sealed: 0 }
    const previousHash = last?.hash ?? ''
    const hash = hashOf({ previousHash, events: open.map((event) => event.hash) })
    await tx
      .insert(eventSeals)
      .values({ upToEvent: newest.number, events: open.length, previousHash, hash, sealedAt: now })
    return { ok: true, sealed: open.length }
  })
}
