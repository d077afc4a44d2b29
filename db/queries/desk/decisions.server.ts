import { and, asc, eq, isNull, notInArray, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { batches, decisions, people, proposals, rounds } from '#db/schema/index.ts'
import { promisedDay } from '../promise.server.ts'
import { anewBy } from './complaints.server.ts'
import { workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

const dueDay = sql<string>`coalesce(${anewBy}, ${promisedDay})`

/** Proposals whose readers are done and about which nothing was prepared yet. */
export async function toPrepare(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const prepared = reader
    .select({ id: decisions.proposalId })
    .from(decisions)
    .where(and(eq(decisions.fundId, fund), isNull(decisions.decidedAt), isNull(decisions.droppedAt)))
  const rows = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      asked: proposals.amountAskedCents,
      on: dueDay,
      ...counted(sql`${dueDay} < ${today}`),
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .where(
      and(
        eq(proposals.fundId, fund),
        eq(proposals.state, 'awaiting-decision'),
        sql`${batches.stage} <> 'extra-reviews'`,
        notInArray(proposals.id, prepared),
        inSight(sight, proposals.id, keyOf('prepare', proposals.id)),
      ),
    )
    .orderBy(asc(dueDay), asc(proposals.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, title, asked, on }) =>
    workItem({
      key: `prepare-${id}`,
      subject: id,
      kind: 'prepare-decision',
      of: 'manager',
      title,
      on,
      amount: asked,
      href: `/manager/proposals/${id}/decision`,
    }),
  )
}

/** Prepared decisions that wait for the approver. */
export async function toDecide(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const rows = await reader
    .select({
      id: decisions.id,
      proposal: proposals.id,
      title: proposals.title,
      amount: decisions.amountCents,
      on: dueDay,
      preparedAt: decisions.preparedAt,
      by: people.id,
      name: people.name,
      ...counted(sql`${dueDay} < ${today}`),
    })
    .from(decisions)
    .innerJoin(proposals, eq(proposals.id, decisions.proposalId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(people, eq(people.id, decisions.preparedBy))
    .where(
      and(
        eq(decisions.fundId, fund),
        isNull(decisions.decidedAt),
        isNull(decisions.droppedAt),
        inSight(sight, proposals.id, keyOf('decide', decisions.id), decisions.preparedBy),
      ),
    )
    .orderBy(asc(dueDay), asc(decisions.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, proposal, title, amount, on, preparedAt, by, name }) =>
    workItem({
      key: `decide-${id}`,
      subject: proposal,
      kind: 'take-decision',
      of: 'approver',
      title,
      on,
      since: dayOf(preparedAt),
      amount,
      preparedBy: { id: by, name },
      href: `/manager/decisions/${id}/approval`,
    }),
  )
}
