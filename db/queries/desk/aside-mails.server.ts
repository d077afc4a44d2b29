import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { proposals, receivedMails, rounds } from '#db/schema/index.ts'
import { isSeenByFund } from '../seen-by-fund.server.ts'
import { workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

/** Mails that were kept aside and that nobody has looked at, the oldest first. */
export async function mailsAside(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const on = sql`(${receivedMails.receivedAt} at time zone 'Europe/Amsterdam')::date`
  const rows = await reader
    .select({
      id: receivedMails.id,
      proposal: receivedMails.proposalId,
      title: sql<string>`coalesce(nullif(${proposals.title}, ''), ${rounds.name})`,
      at: receivedMails.receivedAt,
      ...counted(sql`${on} < ${today}::date`),
    })
    .from(receivedMails)
    .innerJoin(proposals, eq(proposals.id, receivedMails.proposalId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(
      and(
        eq(receivedMails.fundId, fund),
        isNotNull(receivedMails.asideBecause),
        isNull(receivedMails.handledAt),
        isSeenByFund(),
        inSight(sight, receivedMails.proposalId, keyOf('aside', receivedMails.id)),
      ),
    )
    .orderBy(asc(receivedMails.receivedAt), asc(receivedMails.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, proposal, title, at }) =>
    workItem({
      key: `aside-${id}`,
      subject: proposal,
      kind: 'mail-aside',
      of: 'manager',
      title,
      on: dayOf(at),
      since: dayOf(at),
      href: `/manager/mails/${id}`,
    }),
  )
}
