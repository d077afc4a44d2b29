import { and, eq, sql } from 'drizzle-orm'
import { dayOf } from '#app/domain/calendar.ts'
import { answerDue } from '#app/domain/grant/change-state.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, termsChanges, termsVersions } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** Changes that an initiative sent and that wait for the fund's yes or no, by the day that the agreement gives. */
export async function changesToAnswer(reader: Reader, fund: string): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: termsChanges.id,
      grant: grants.id,
      title: grants.title,
      sentAt: termsChanges.sentAt,
      days: sql<number>`(${termsVersions.terms} -> 'review' ->> 'answerWorkingDays')::int`,
    })
    .from(termsChanges)
    .innerJoin(grants, eq(grants.id, termsChanges.grantId))
    .innerJoin(termsVersions, eq(termsVersions.id, termsChanges.baseVersionId))
    .where(
      and(eq(termsChanges.fundId, fund), eq(termsChanges.state, 'sent'), eq(termsChanges.side, 'grantee')),
    )
  return rows.flatMap(({ id, grant, title, sentAt, days }) =>
    sentAt
      ? workItem({
          key: `change-${id}`,
          subject: grant,
          kind: 'change-answer',
          of: 'manager',
          title,
          on: answerDue(dayOf(sentAt), days),
          since: dayOf(sentAt),
          href: `/manager/grants/${grant}/changes/${id}/answer`,
        })
      : [],
  )
}
