import { and, eq, isNull, lte } from 'drizzle-orm'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grantHolds, grants } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** So many days before a hold ends by itself the fund decides about it. */
const daysAhead = 14

export async function holdsThatEnd(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: grantHolds.id,
      grant: grants.id,
      title: grants.title,
      until: grantHolds.untilOn,
      heldAt: grantHolds.heldAt,
    })
    .from(grantHolds)
    .innerJoin(grants, eq(grants.id, grantHolds.grantId))
    .where(
      and(
        eq(grantHolds.fundId, fund),
        isNull(grantHolds.endedAt),
        lte(grantHolds.untilOn, addDays(today, daysAhead)),
      ),
    )
  return rows.map(({ id, grant, title, until, heldAt }) =>
    workItem({
      key: `hold-${id}`,
      subject: grant,
      kind: 'hold-ends',
      of: 'manager',
      title,
      on: until,
      since: dayOf(heldAt),
      href: `/manager/grants/${grant}#course`,
    }),
  )
}
