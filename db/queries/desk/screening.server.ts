import { and, eq, isNull } from 'drizzle-orm'
import { addDays, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { proposals, screeningQuestions } from '#db/schema/index.ts'
import { type WorkItem, workItem } from './item.ts'

/** Proposals that wait for the first check, by the day on which an answer was promised. */
export async function toScreen(reader: Reader, fund: string, screeningDays: number): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      asked: proposals.amountAskedCents,
      sentAt: proposals.changedAt,
    })
    .from(proposals)
    .where(and(eq(proposals.fundId, fund), eq(proposals.state, 'submitted')))
  return rows.map(({ id, title, asked, sentAt }) =>
    workItem({
      key: `screen-${id}`,
      subject: id,
      kind: 'screen',
      of: 'manager',
      title,
      on: addDays(dayOf(sentAt), screeningDays),
      since: dayOf(sentAt),
      amount: asked,
      href: `/manager/proposals/${id}`,
    }),
  )
}

/** Questions to applicants that are open: late ones ask for a call, the others say that the clock stands still. */
export async function openQuestions(reader: Reader, fund: string, today: IsoDate): Promise<WorkItem[]> {
  const rows = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      dueOn: screeningQuestions.dueOn,
      askedAt: screeningQuestions.askedAt,
    })
    .from(screeningQuestions)
    .innerJoin(proposals, eq(proposals.id, screeningQuestions.proposalId))
    .where(
      and(
        eq(screeningQuestions.fundId, fund),
        isNull(screeningQuestions.answeredAt),
        eq(proposals.state, 'returned'),
      ),
    )
  return rows.map(({ id, title, dueOn, askedAt }) =>
    workItem({
      key: `question-${id}`,
      subject: id,
      kind: dueOn < today ? 'answer-late' : 'answer-waits',
      of: 'manager',
      title,
      on: dueOn,
      since: dayOf(askedAt),
      href: `/manager/proposals/${id}`,
    }),
  )
}
