import { and, isNull, lte } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { isHoldOver } from '#app/domain/grant/hold.ts'
import { db, transaction } from '#db/client.server.ts'
import { holdById } from '#db/queries/holds.server.ts'
import { grantHolds } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { endOneHold } from './end-hold.server.ts'

/**
 * Ends every hold of which the last day has come (Europe/Amsterdam), each in a transaction of its own: what the fund did
 * not decide by then, it may not hold any longer (art. 4:56 Awb). Answers how many ended; doing it again changes nothing.
 */
export async function endHolds(now: Date): Promise<number> {
  const today = dayOf(now)
  const over = await db()
    .select({ id: grantHolds.id, grant: grantHolds.grantId, fund: grantHolds.fundId })
    .from(grantHolds)
    .where(and(isNull(grantHolds.endedAt), lte(grantHolds.untilOn, today)))
  let count = 0
  for (const { id, grant: grantId, fund } of over) {
    const ended = await transaction(async (tx) => {
      const grant = await lockGrant(tx, fund, grantId)
      const hold = grant && (await holdById(tx, fund, id))
      if (!hold || !isHoldOver(hold, today)) return false
      const verdict = await endOneHold(tx, null, grant, hold, { outcome: 'term-over', words: null }, now)
      return verdict.ok
    })
    if (ended) count += 1
  }
  return count
}
