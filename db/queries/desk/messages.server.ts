import { and, asc, eq, gt, isNotNull, isNull, notExists, sql } from 'drizzle-orm'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { messages, proposals, rounds } from '#db/schema/index.ts'
import { isSeenByFund } from '../seen-by-fund.server.ts'
import { workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

/** Days in which a group hears something from the fund. */
const daysToAnswer = 2

/** Threads in which a group wrote something that the fund has not read, by their oldest new message. */
export async function toAnswer(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const oldest = sql<string>`min(${messages.sentAt})`
  const rows = await reader
    .select({
      id: proposals.id,
      title: sql<string>`coalesce(nullif(${proposals.title}, ''), ${rounds.name})`,
      since: oldest,
      ...counted(sql`${oldest} < ${lateBefore(today)}`),
    })
    .from(messages)
    .innerJoin(proposals, eq(proposals.id, messages.proposalId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(
      and(
        eq(messages.fundId, fund),
        eq(messages.side, 'applicant'),
        isNull(messages.readAt),
        isSeenByFund(),
        inSight(sight, proposals.id, keyOf('message', proposals.id)),
      ),
    )
    .groupBy(proposals.id, proposals.title, rounds.name)
    .orderBy(asc(oldest), asc(proposals.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, title, since }) => {
    const on = dayOf(new Date(since))
    const href = `/manager/proposals/${id}/messages`
    return workItem({
      key: `message-${id}`,
      subject: id,
      kind: 'message',
      of: 'manager',
      title,
      on: addDays(on, daysToAnswer),
      since: on,
      href,
    })
  })
}

/** Drafts whose writers asked for help, until the fund has written to them. */
export async function toHelp(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const answered = reader
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.proposalId, proposals.id),
        eq(messages.side, 'fund'),
        gt(messages.sentAt, proposals.helpAskedAt),
      ),
    )
  const rows = await reader
    .select({
      id: proposals.id,
      title: sql<string>`coalesce(nullif(${proposals.title}, ''), ${rounds.name})`,
      askedAt: sql<Date>`${proposals.helpAskedAt}`.mapWith(proposals.helpAskedAt),
      ...counted(sql`${proposals.helpAskedAt} < ${lateBefore(today)}`),
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(
      and(
        eq(proposals.fundId, fund),
        eq(proposals.state, 'draft'),
        isNotNull(proposals.helpAskedAt),
        notExists(answered),
        inSight(sight, proposals.id, keyOf('help', proposals.id)),
      ),
    )
    .orderBy(asc(proposals.helpAskedAt), asc(proposals.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, title, askedAt }) =>
    workItem({
      key: `help-${id}`,
      subject: id,
      kind: 'help',
      of: 'manager',
      title,
      on: addDays(dayOf(askedAt), daysToAnswer),
      since: dayOf(askedAt),
      href: `/manager/drafts/${id}`,
    }),
  )
}

/** What was sent before this instant is answered too late today. */
function lateBefore(today: IsoDate): string {
  return amsterdamInstant(addDays(today, -daysToAnswer)).toISOString()
}
