import { and, eq, inArray, isNotNull, isNull, max, or, sql } from 'drizzle-orm'
import { addDays, dayOf } from '#app/domain/calendar.ts'
import { cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { events, grantRepayments, grantSettlements, grants, people, termsVersions } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

const daysToDecide = 7

/** Grants that came to their end and have no settlement yet, or one that was given back, within the weeks of their terms. */
export async function toSettle(reader: Reader, fund: string): Promise<WorkItem[]> {
  const weeks = sql<string>`${termsVersions.terms}->'settlement'->>'weeks'`
  const rows = await reader
    .select({ grant: grants.id, title: grants.title, ended: max(events.at), weeks })
    .from(grants)
    .innerJoin(termsVersions, and(eq(termsVersions.grantId, grants.id), eq(termsVersions.state, 'in-force')))
    .innerJoin(
      events,
      and(
        eq(events.subjectKind, 'grant'),
        eq(events.subjectId, grants.id),
        inArray(events.type, ['grant-settling', 'grant-ended']),
      ),
    )
    .leftJoin(grantSettlements, eq(grantSettlements.grantId, grants.id))
    .where(
      and(
        eq(grants.fundId, fund),
        inArray(grants.state, ['settling', 'terminated']),
        or(isNull(grantSettlements.id), isNotNull(grantSettlements.returnedAt)),
      ),
    )
    .groupBy(grants.id, grants.title, weeks)
  return rows.flatMap(({ grant, title, ended, weeks: within }) =>
    ended
      ? workItem({
          key: `settle-${grant}`,
          subject: grant,
          kind: 'settle',
          of: 'manager',
          title,
          on: addDays(dayOf(ended), Number(within) * 7),
          since: dayOf(ended),
          href: `/manager/grants/${grant}/settlement`,
        })
      : [],
  )
}

/** Settlements that wait for the other person, and money that is due back. */
export async function settlementsOpen(reader: Reader, fund: string): Promise<WorkItem[]> {
  const repaid = sql<string>`coalesce((select sum(${grantRepayments.cents}) from ${grantRepayments}
    where ${grantRepayments.grantId} = ${grants.id}), 0)`
  const rows = await reader
    .select({
      settlement: grantSettlements,
      title: grants.title,
      grant: grants.id,
      by: { id: people.id, name: people.name },
      repaid: repaid.mapWith(Number),
    })
    .from(grantSettlements)
    .innerJoin(grants, eq(grants.id, grantSettlements.grantId))
    .innerJoin(people, eq(people.id, grantSettlements.preparedBy))
    .where(and(eq(grantSettlements.fundId, fund), inArray(grants.state, ['settling', 'terminated'])))
  return rows.flatMap(({ settlement, title, grant, by, repaid: back }) => {
    const since = dayOf(settlement.decidedAt ?? settlement.preparedAt)
    const common = { subject: grant, title, since }
    if (settlement.returnedAt) return []
    if (!settlement.decidedAt)
      return workItem({
        ...common,
        key: `settlement-${settlement.id}`,
        kind: 'settlement-decide',
        of: 'approver',
        on: addDays(since, daysToDecide),
        preparedBy: by,
        href: `/manager/grants/${grant}/settlement/decision`,
      })
    const due = settlement.askedCents - back
    if (due <= 0 || !settlement.dueOn) return []
    return workItem({
      ...common,
      key: `repayment-${settlement.id}`,
      kind: 'repayment-due',
      of: 'manager',
      amount: cents(due),
      on: settlement.dueOn,
      href: `/manager/grants/${grant}/repayment`,
    })
  })
}
