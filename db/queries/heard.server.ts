import { eq } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grants } from '#db/schema/index.ts'

/**
 * The day on which an initiative was last heard about a grant: a contact that was noted, a message either way, a report,
 * evidence or results that were sent, an agreement that began; without any of them the award.
 */
export async function lastHeard(reader: Reader, grant: string): Promise<IsoDate | null> {
  const [row] = await reader.select({ heardAt: grants.heardAt }).from(grants).where(eq(grants.id, grant))
  return row ? dayOf(row.heardAt) : null
}
