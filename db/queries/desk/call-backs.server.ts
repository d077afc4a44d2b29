import { and, eq, isNull } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { callBy } from '#app/domain/call-back.ts'
import type { Reader } from '#db/client.server.ts'
import { callBacks } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** Everybody who waits for a call, with the number, by the day that was promised. */
export async function toCall(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select()
    .from(callBacks)
    .where(and(eq(callBacks.fundId, fund), isNull(callBacks.calledAt)))
  return rows.map(({ id, name, phone, askedAt }) =>
    workItem({
      key: `call-back-${id}`,
      kind: 'call-back',
      of: 'manager',
      title: `${name}: ${phone}`,
      on: dayOf(callBy(askedAt)),
      since: dayOf(askedAt),
      href: `/manager/call-backs/${id}/call`,
    }),
  )
}
