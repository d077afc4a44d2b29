import { and, eq, isNull } from 'drizzle-orm'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { fundDecisions, people } from '#db/schema/index.ts'
import { closingsOf } from '../closings.server.ts'
import { contributionsOf } from '../contributions.server.ts'
import { type WorkItem, workItem } from './item.ts'

const daysToDecide = 7

/** Decisions about the fund's own money that wait for the other person. */
export async function fundDecisionsToTake(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: fundDecisions.id,
      preparedAt: fundDecisions.preparedAt,
      by: { id: people.id, name: people.name },
    })
    .from(fundDecisions)
    .innerJoin(people, eq(people.id, fundDecisions.preparedBy))
    .where(
      and(eq(fundDecisions.fundId, fund), isNull(fundDecisions.takenAt), isNull(fundDecisions.returnedAt)),
    )
  return rows.map(({ id, preparedAt, by }) =>
    workItem({
      key: `fund-decision-${id}`,
      kind: 'fund-decision',
      of: 'approver',
      title: '',
      on: addDays(dayOf(preparedAt), daysToDecide),
      since: dayOf(preparedAt),
      preparedBy: by,
      href: `/manager/fund/decisions/${id}`,
    }),
  )
}

/** Years of the books that wait to be closed by the other person. */
export async function closingsToDecide(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await closingsOf(reader, fund)
  return rows
    .filter(({ decidedAt }) => decidedAt === null)
    .map(({ year, preparedBy, preparedByName, preparedAt }) =>
      workItem({
        key: `closing-${year}`,
        kind: 'closing-decide',
        of: 'approver',
        title: String(year),
        on: addDays(dayOf(preparedAt), daysToDecide),
        since: dayOf(preparedAt),
        preparedBy: { id: preparedBy, name: preparedByName },
        href: `/manager/years/${year}/decision`,
      }),
    )
}

/** Promises of donors of which the day has passed and money is still to come. */
export async function lateContributions(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const rows = await contributionsOf(reader, fund)
  return rows
    .filter(({ due, dueOn }) => due > 0 && dueOn < today)
    .map(({ id, donorName, due, dueOn }) =>
      workItem({
        key: `contribution-${id}`,
        kind: 'contribution-late',
        of: 'manager',
        title: donorName,
        amount: due,
        on: dueOn,
        href: `/manager/contributions/${id}`,
      }),
    )
}
