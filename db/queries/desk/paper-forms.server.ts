import { and, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { events, proposals, rounds } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** Forms on paper that this manager began to type over, by the last day on which they can be sent. */
export async function toType(reader: Reader, actor: Person): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: proposals.id,
      title: sql<string>`coalesce(nullif(${proposals.title}, ''), ${rounds.name})`,
      begunAt: proposals.createdAt,
      until: proposals.reopenedUntil,
      closesAt: rounds.closesAt,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(
      events,
      and(
        eq(events.subjectId, proposals.id),
        eq(events.type, 'paper-form-entered'),
        eq(events.actor, actor.person),
      ),
    )
    .where(and(eq(proposals.fundId, actor.fund), eq(proposals.source, 'paper'), eq(proposals.state, 'draft')))
  return rows.map(({ id, title, begunAt, until, closesAt }) =>
    workItem({
      key: `paper-${id}`,
      kind: 'paper-form',
      of: 'manager',
      title,
      on: until ?? dayOf(closesAt),
      since: dayOf(begunAt),
      href: `/applicant/proposals/${id}`,
    }),
  )
}
