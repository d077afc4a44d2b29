import { and, eq, sql } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { record } from '#app/effects/record.server.ts'
import { evaluateLast } from '#app/effects/standings.server.ts'
import { db, type Tx, transaction } from '#db/client.server.ts'
import { grantsDue } from '#db/queries/standings.server.ts'
import { factsOfGrant, standingOf } from '#db/queries/tranches.server.ts'
import { events, grants } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'

/**
 * Evaluates the condition of every tranche of a grant that is not being paid yet, for its lists too, and records `tranche-ready` for each
 * that came true, once in its life. Called in the transaction of whatever happened to the grant, under its lock. Answers
 * the ids of the tranches that became ready now.
 */
export async function refreshGrant(tx: Tx, grantId: string, now: Date): Promise<string[]> {
  const [grant] = await tx.select({ fund: grants.fundId }).from(grants).where(eq(grants.id, grantId))
  const known = grant && (await factsOfGrant(tx, grant.fund, grantId, dayOf(now)))
  if (!known) return []
  evaluateLast(tx, { fund: grant.fund, grant: grantId }, now)
  const told = new Set(await toldReady(tx, grantId))
  const ready = known.plan.tranches.filter(
    (tranche) => standingOf(known, tranche).state === 'ready' && !told.has(tranche.id),
  )
  for (const { id } of ready) {
    await record(tx, {
      type: 'tranche-ready',
      fund: grant.fund,
      actor: 'system',
      grant: grantId,
      tranche: id,
      at: now,
    })
  }
  return ready.map(({ id }) => id)
}

/**
 * The same for every grant of which a day came that its payments wait for, each in a transaction of its own, with what the
 * lists of payments say of it. Answers how many tranches became ready. Doing it again changes nothing.
 */
export async function refreshConditions(now: Date): Promise<number> {
  let count = 0
  for (const { id, fund } of await grantsDue(db(), dayOf(now))) {
    const ready = await transaction(async (tx) =>
      (await lockGrant(tx, fund, id)) ? refreshGrant(tx, id, now) : [],
    )
    count += ready.length
  }
  return count
}

async function toldReady(tx: Tx, grant: string): Promise<string[]> {
  const rows = await tx
    .select({ tranche: sql<string>`${events.data}->>'tranche'` })
    .from(events)
    .where(
      and(eq(events.subjectKind, 'grant'), eq(events.subjectId, grant), eq(events.type, 'tranche-ready')),
    )
  return rows.map(({ tranche }) => tranche)
}
