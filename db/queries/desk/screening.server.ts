import { and, asc, eq, isNull, notInArray, sql } from 'drizzle-orm'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { proposals, screeningQuestions } from '#db/schema/index.ts'
import { workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

/** Proposals that wait for the first check, by the day on which an answer was promised. */
export async function toScreen(
  reader: Reader,
  fund: string,
  { today, screeningDays, sight }: { today: IsoDate; screeningDays: number; sight: Sight },
): Promise<Pile> {
  const lateBefore = amsterdamInstant(addDays(today, -screeningDays))
  const rows = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      asked: proposals.amountAskedCents,
      sentAt: proposals.changedAt,
      ...counted(sql`${proposals.changedAt} < ${lateBefore.toISOString()}`),
    })
    .from(proposals)
    .where(
      and(
        eq(proposals.fundId, fund),
        eq(proposals.state, 'submitted'),
        inSight(sight, proposals.id, keyOf('screen', proposals.id)),
        sight.typed.length > 0 ? notInArray(proposals.id, [...sight.typed]) : undefined,
      ),
    )
    .orderBy(asc(proposals.changedAt), asc(proposals.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, title, asked, sentAt }) =>
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
export async function openQuestions(
  reader: Reader,
  fund: string,
  today: IsoDate,
  sight: Sight,
): Promise<Pile> {
  const rows = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      dueOn: screeningQuestions.dueOn,
      askedAt: screeningQuestions.askedAt,
      ...counted(sql`${screeningQuestions.dueOn} < ${today}`),
    })
    .from(screeningQuestions)
    .innerJoin(proposals, eq(proposals.id, screeningQuestions.proposalId))
    .where(
      and(
        eq(screeningQuestions.fundId, fund),
        isNull(screeningQuestions.answeredAt),
        eq(proposals.state, 'returned'),
        inSight(sight, proposals.id, keyOf('question', proposals.id)),
      ),
    )
    .orderBy(asc(screeningQuestions.dueOn), asc(screeningQuestions.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, title, dueOn, askedAt }) =>
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
