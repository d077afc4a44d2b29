import { and, eq, lte } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { takesEffect } from '#app/domain/grant/ending.ts'
import { db, transaction } from '#db/client.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { grantEndings } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { applyEnding } from './apply-ending.server.ts'

/**
 * Stops every grant of which the announced last day is over (Europe/Amsterdam), each in a transaction of its own. Answers
 * how many stopped; doing it again changes nothing.
 */
export async function endGrants(now: Date): Promise<number> {
  const today = dayOf(now)
  const due = await db()
    .select({ grant: grantEndings.grantId, fund: grantEndings.fundId })
    .from(grantEndings)
    .where(and(eq(grantEndings.state, 'announced'), lte(grantEndings.lastDay, today)))
  let count = 0
  for (const { grant: id, fund } of due) {
    const ended = await transaction(async (tx) => {
      const grant = await lockGrant(tx, fund, id)
      const ending = grant && (await openEnding(tx, grant.id))
      if (!grant || ending?.state !== 'announced' || !takesEffect(ending, today)) return false
      await applyEnding(tx, null, grant, ending, now)
      return true
    })
    if (ended) count += 1
  }
  return count
}
