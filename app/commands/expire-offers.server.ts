import { and, inArray, lt } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { moveVersion, offerExpired } from '#app/domain/grant/agreement.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { versionById } from '#db/queries/agreements.server.ts'
import { termsVersions } from '#db/schema/index.ts'
import { settleOffered } from '#db/writes/changes.server.ts'
import { changeVersion, lockGrant } from '#db/writes/grants.server.ts'

/**
 * Ends every offer whose last day to sign (Europe/Amsterdam) has passed, each in a transaction of its own, and tells its
 * members. The grant stays: the manager offers again, or ends it. Answers how many ended; doing it again changes nothing.
 */
export async function expireOffers(now: Date): Promise<number> {
  const late = await db()
    .select({ id: termsVersions.id, grant: termsVersions.grantId, fund: termsVersions.fundId })
    .from(termsVersions)
    .where(
      and(
        inArray(termsVersions.state, ['offered', 'signed-by-one']),
        lt(termsVersions.offerExpires, dayOf(now)),
      ),
    )
  let count = 0
  for (const { id, grant, fund } of late) {
    const ended = await transaction(async (tx) => {
      if (!(await lockGrant(tx, fund, grant))) return false
      const version = await versionById(tx, id)
      const move = version && moveVersion(version.state, 'expire')
      if (!move?.ok || !version?.offerExpires || !offerExpired(version.offerExpires, now)) return false
      await changeVersion(tx, id, { state: move.state, endedAt: now })
      await settleOffered(tx, grant, 'lapsed')
      await record(tx, { type: 'offer-expired', fund, actor: 'system', grant, termsVersion: id, at: now })
      return true
    })
    if (ended) count += 1
  }
  return count
}
