import { and, inArray, lte } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { signaturesOpen } from '#app/domain/grant/signing.ts'
import { draftReminderDue, reminderDays } from '#app/domain/proposal/deadline.ts'
import { record } from '#app/effects/record.server.ts'
import { db, transaction } from '#db/client.server.ts'
import { signaturesOf, versionById } from '#db/queries/agreements.server.ts'
import { termsVersions } from '#db/schema/index.ts'
import { lockGrant } from '#db/writes/grants.server.ts'
import { firstTime } from '#db/writes/reminders.server.ts'

const waiting = ['offered', 'signed-by-one'] as const
type Waiting = { id: string; grant: string; fund: string }

/**
 * Reminds who may sign for an initiative and did not yet, seven, three and one days before the last day to sign (days in
 * Amsterdam), each once; an offer that waits for the fund alone reminds nobody. Answers of how many offers it reminded.
 */
export async function remindOffers(now: Date): Promise<number> {
  const near = await db()
    .select({ id: termsVersions.id, grant: termsVersions.grantId, fund: termsVersions.fundId })
    .from(termsVersions)
    .where(
      and(
        inArray(termsVersions.state, [...waiting]),
        lte(termsVersions.offerExpires, addDays(dayOf(now), Math.max(...reminderDays))),
      ),
    )
  let count = 0
  for (const one of near) if (await remind(one, now)) count += 1
  return count
}

function remind({ id, grant, fund }: Waiting, now: Date): Promise<boolean> {
  return transaction(async (tx) => {
    if (!(await lockGrant(tx, fund, grant))) return false
    const offer = await versionById(tx, id)
    const days = offer?.offerExpires ? draftReminderDue(offer.offerExpires, now) : null
    if (!offer || days === null || !waiting.some((state) => state === offer.state)) return false
    const { grantee } = signaturesOpen({ terms: offer.terms, signatures: await signaturesOf(tx, id) })
    if (grantee === 0) return false
    const told = { fund, subject: id, kind: `offer-expires-in-${days}:${offer.offerExpires}` }
    if (!(await firstTime(tx, told, now))) return false
    await record(tx, {
      type: 'offer-expires-near',
      fund,
      actor: 'system',
      grant,
      termsVersion: id,
      days,
      at: now,
    })
    return true
  })
}
