import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { openBounces } from '../bounces.server.ts'
import { type WorkItem, workItem } from './item.ts'

/** Every address at which mails come back, from the day after the first. */
export async function addressesToMend(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await openBounces(reader, fund)
  return rows.map(({ id, name, address, bouncedAt }) =>
    workItem({
      key: `bounce-${id}`,
      kind: 'mail-bounced',
      of: 'manager',
      title: name || address,
      on: addDays(dayOf(bouncedAt), 1),
      since: dayOf(bouncedAt),
      href: `/manager/bounces/${id}`,
    }),
  )
}
