import { and, eq, exists, inArray } from 'drizzle-orm'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { digestsDue, waitsForDigest } from '#db/queries/notifications.server.ts'
import { notices, outgoingMails } from '#db/schema/index.ts'

/**
 * Makes the mail of the day for everybody for whom something waits: each line goes into one mail, once, and who has nothing
 * gets none. Answers how many it made.
 */
export async function makeDigests(now: Date): Promise<number> {
  const due = await digestsDue(db(), now)
  let count = 0
  for (const { fund, person } of due) if (await makeDigest(fund, person, now)) count += 1
  return count
}

function makeDigest(fund: string, person: string, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    const told = tx.select({ id: notices.mailId }).from(notices).where(eq(notices.mailId, outgoingMails.id))
    const waiting = await tx
      .select({ id: outgoingMails.id })
      .from(outgoingMails)
      .where(
        and(
          eq(outgoingMails.fundId, fund),
          eq(outgoingMails.recipient, person),
          waitsForDigest(now),
          exists(told),
        ),
      )
      .orderBy(outgoingMails.id)
      .for('update')
    if (waiting.length === 0) return false
    const digest = newId(now)
    const ids = waiting.map(({ id }) => id)
    await tx.update(outgoingMails).set({ digestId: digest }).where(inArray(outgoingMails.id, ids))
    await record(tx, { type: 'digest-made', fund, actor: 'system', person, digest, at: now })
    return true
  })
}
