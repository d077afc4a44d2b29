import { and, asc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { contactNear } from '#app/domain/fund.ts'
import { callOn, rhythmOf } from '#app/domain/near/rhythm.ts'
import type { Reader } from '#db/client.server.ts'
import { contactMoments, grants, initiatives, people, proposals } from '#db/schema/index.ts'
import { contactsOf } from '../fund.server.ts'
import { heardAt, heardOnDay } from '../heard.server.ts'
import { workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

const nameOfInitiative = sql<string>`coalesce(nullif(${initiatives.name}, ''), nullif(${proposals.applicantName}, ''),
  ${proposals.title})`

/** Steps that were agreed with an initiative and that nobody has done yet, by their day. */
export async function stepsToDo(reader: Reader, fund: string, today: IsoDate, sight: Sight): Promise<Pile> {
  const rows = await reader
    .select({
      id: contactMoments.id,
      proposal: contactMoments.proposalId,
      initiative: nameOfInitiative,
      step: sql<string>`${contactMoments.step}`,
      on: sql<IsoDate>`${contactMoments.stepOn}::text`,
      by: contactMoments.stepBy,
      name: people.name,
      happenedAt: contactMoments.happenedAt,
      ...counted(sql`${contactMoments.stepOn} < ${today}`),
    })
    .from(contactMoments)
    .innerJoin(proposals, eq(proposals.id, contactMoments.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .leftJoin(people, eq(people.id, contactMoments.stepBy))
    .where(
      and(
        eq(contactMoments.fundId, fund),
        isNotNull(contactMoments.stepOn),
        isNull(contactMoments.stepDoneAt),
        ne(contactMoments.step, ''),
        inSight(sight, contactMoments.proposalId, keyOf('step', contactMoments.id)),
      ),
    )
    .orderBy(asc(contactMoments.stepOn), asc(contactMoments.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, proposal, initiative, step, on, by, name, happenedAt }) =>
    workItem({
      key: `step-${id}`,
      subject: proposal,
      kind: by === null ? 'step-theirs' : 'step-ours',
      of: 'manager',
      title: `${initiative}: ${step}`,
      name,
      on,
      since: dayOf(happenedAt),
      href: `/manager/steps/${id}/done`,
    }),
  )
}

type Asked = { today: IsoDate; usual: number; sight: Sight }

/** Running grants of which nobody was heard for a whole rhythm: their own, or the usual one of the fund. */
export async function quietGrants(
  reader: Reader,
  fund: string,
  { today, usual, sight }: Asked,
): Promise<Pile> {
  const due = sql`${heardOnDay} + coalesce(${grants.contactRhythmDays}, ${usual}::integer)`
  const [rows, contacts] = await Promise.all([
    reader
      .select({
        id: grants.id,
        proposal: grants.proposalId,
        title: grants.title,
        heardAt,
        rhythm: grants.contactRhythmDays,
        neighbourhoods: grants.neighbourhoods,
        chosen: grants.contactId,
        ...counted(sql`${due} < ${today}::date`),
      })
      .from(grants)
      .where(
        and(
          eq(grants.fundId, fund),
          eq(grants.state, 'running'),
          sql`${due} <= ${today}::date`,
          inSight(sight, grants.id, keyOf('quiet', grants.id)),
        ),
      )
      .orderBy(asc(due), asc(grants.id))
      .limit(sight.most),
    contactsOf(reader, fund),
  ])
  return pileOf(rows, ({ id, proposal, title, rhythm, ...row }) => {
    const heardOn = dayOf(row.heardAt)
    return workItem({
      key: `quiet-${id}`,
      subject: id,
      kind: 'contact-quiet',
      of: 'manager',
      title,
      name: contactNear(contacts, row)?.name ?? null,
      on: callOn(heardOn, rhythmOf(rhythm, usual)),
      since: heardOn,
      href: `/manager/proposals/${proposal}/contact`,
    })
  })
}
