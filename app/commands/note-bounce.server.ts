import { and, eq } from 'drizzle-orm'
import type { BounceWay } from '#app/domain/notification/bounce.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { mailBounces, outgoingMails, people } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/clauses.server.ts'

type Bounce = { mail: string; way: BounceWay; status: string | null }

/**
 * Notes that a mail did not arrive and will not: it is not tried again, and stands on the desk of the manager until somebody
 * solves it. A second report on the same mail changes nothing. Answers whether it was a mail of ours.
 */
export async function noteBounce({ mail: id, way, status }: Bounce, now: Date): Promise<boolean> {
  if (!isUuid(id)) return false
  return transaction(async (tx) => {
    const [mail] = await tx.select().from(outgoingMails).where(eq(outgoingMails.id, id)).for('update')
    if (!mail?.address) return false
    await tx.update(outgoingMails).set({ failedAt: now }).where(eq(outgoingMails.id, id))
    await lockFund(tx, mail.fundId)
    const [noted] = await tx
      .insert(mailBounces)
      .values({
        id: newId(now),
        fundId: mail.fundId,
        mailId: id,
        personId: await personOf(tx, mail.recipient, mail.address),
        address: mail.address,
        way,
        status,
        bouncedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: mailBounces.id })
    if (noted)
      await record(tx, {
        type: 'mail-bounced',
        fund: mail.fundId,
        actor: 'system',
        bounce: noted.id,
        at: now,
      })
    return true
  })
}

/** The account with this address, if it is the one that the mail was for. */
async function personOf(tx: Tx, recipient: string, address: string): Promise<string | null> {
  if (!isUuid(recipient)) return null
  const [row] = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, recipient), eq(people.email, address)))
  return row?.id ?? null
}
