import { eq, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import {
  contactMoments,
  grants,
  messages,
  milestoneEvidence,
  outcomeAttestations,
  reports,
  termsVersions,
} from '#db/schema/index.ts'

/** Named with its table also where a query reads this table alone. */
const grant = sql`${grants}.id`

/**
 * When an initiative was last heard about a row of `grants`: a contact that was noted, a message either way, a report,
 * evidence or results that were sent, an agreement that began; without any of them the award.
 */
export const heardAt = sql<Date>`greatest(${grants.awardedAt},
  (select max(happened_at) from ${contactMoments} where proposal_id = ${grants}.proposal_id and kind <> 'note'),
  (select max(sent_at) from ${messages} where proposal_id = ${grants}.proposal_id),
  (select max(sent_at) from ${reports} where grant_id = ${grant}),
  (select max(sent_at) from ${milestoneEvidence} where grant_id = ${grant}),
  (select max(sent_at) from ${outcomeAttestations} where grant_id = ${grant}),
  (select max(in_force_at) from ${termsVersions} where grant_id = ${grant}))`.mapWith(grants.awardedAt)

/** The same as a day in Amsterdam. */
export const heardOnDay = sql`(${heardAt} at time zone 'Europe/Amsterdam')::date`

/** The day on which an initiative was last heard about a grant. */
export async function lastHeard(reader: Reader, grant: string): Promise<IsoDate | null> {
  const [row] = await reader.select({ heardAt }).from(grants).where(eq(grants.id, grant))
  return row ? dayOf(row.heardAt) : null
}
