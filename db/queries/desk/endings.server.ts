import { and, eq } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { grantEndings, grants, people } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** Days in which an approver decides about what the manager prepared. */
const daysToDecide = 7

/** Endings that the manager prepared and nobody decided yet. */
export async function endingsToDecide(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: grantEndings.id,
      grant: grants.id,
      title: grants.title,
      at: grantEndings.preparedAt,
      by: { id: people.id, name: people.name },
    })
    .from(grantEndings)
    .innerJoin(grants, eq(grants.id, grantEndings.grantId))
    .innerJoin(people, eq(people.id, grantEndings.preparedBy))
    .where(and(eq(grantEndings.fundId, fund), eq(grantEndings.state, 'prepared')))
  return rows.map(({ id, grant, title, at, by }) =>
    workItem({
      key: `ending-${id}`,
      subject: grant,
      kind: 'ending-decide',
      of: 'approver',
      title,
      on: addDays(dayOf(at), daysToDecide),
      since: dayOf(at),
      preparedBy: by,
      href: `/manager/grants/${grant}/ending/decision`,
    }),
  )
}
