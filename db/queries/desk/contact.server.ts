import {
  type AnyColumn,
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { addDays, amsterdamInstant, dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { contactNear } from '#app/domain/fund.ts'
import { underWayStates } from '#app/domain/grant/grant.ts'
import { callOn, rhythmOf } from '#app/domain/near/rhythm.ts'
import type { Reader } from '#db/client.server.ts'
import { contactMoments, grants, initiatives, mentions, people, proposals, roles } from '#db/schema/index.ts'
import { contactsOf } from '../fund.server.ts'
import { workItem } from './item.ts'
import { counted, inSight, keyOf, type Pile, pileOf, type Sight } from './pile.ts'

const nameOfInitiative = sql<string>`coalesce(nullif(${initiatives.name}, ''), nullif(${proposals.applicantName}, ''),
  ${proposals.title})`

type StepsAsked = { today: IsoDate; everybody: boolean; isManager: boolean; sight: Sight }

/**
 * Steps that were agreed with an initiative and that nobody has done yet, by their day: those of who looks; for a manager those
 * of the initiative too, and of who works for the fund no more; or those of everybody.
 */
export async function stepsToDo(
  reader: Reader,
  fund: string,
  { today, everybody, isManager, sight }: StepsAsked,
): Promise<Pile> {
  const doer = contactMoments.stepBy
  const isOwn = inArray(doer, [...sight.standsFor])
  const hasRole = sql`exists (select from ${roles} where ${roles.personId} = ${doer} and ${roles.fundId} = ${fund}
    and ${roles.role} in ('manager', 'approver') and (${roles.untilOn} is null or ${roles.untilOn} >= ${today}))`
  const key = keyOf('step', contactMoments.id)
  const whose = isManager ? or(isOwn, isNull(doer), not(hasRole)) : isOwn
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
        isNull(contactMoments.removedAt),
        ne(contactMoments.step, ''),
        everybody
          ? undefined
          : or(whose, sight.given.length > 0 ? inArray(key, [...sight.given]) : undefined),
        inSight(sight, contactMoments.proposalId, key),
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
      holder: by,
      on,
      since: dayOf(happenedAt),
      href: `/manager/steps/${id}/done`,
    }),
  )
}

/** Notes in which who looks is mentioned and which they have not read, the oldest first. */
export async function mentionsToRead(
  reader: Reader,
  fund: string,
  today: IsoDate,
  sight: Sight,
): Promise<Pile> {
  const on = sql`(${mentions.mentionedAt} at time zone 'Europe/Amsterdam')::date`
  const rows = await reader
    .select({
      id: contactMoments.id,
      proposal: contactMoments.proposalId,
      initiative: nameOfInitiative,
      name: people.name,
      at: mentions.mentionedAt,
      ...counted(sql`${on} < ${today}::date`),
    })
    .from(mentions)
    .innerJoin(contactMoments, eq(contactMoments.id, mentions.momentId))
    .innerJoin(proposals, eq(proposals.id, contactMoments.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .innerJoin(people, eq(people.id, mentions.mentionedBy))
    .where(
      and(
        eq(mentions.fundId, fund),
        eq(mentions.personId, sight.person),
        isNull(mentions.readAt),
        isNull(contactMoments.removedAt),
        ne(contactMoments.words, ''),
        inSight(sight, contactMoments.proposalId, keyOf('mention', contactMoments.id)),
      ),
    )
    .orderBy(asc(mentions.mentionedAt), asc(contactMoments.id))
    .limit(sight.most)
  return pileOf(rows, ({ id, proposal, initiative, name, at }) =>
    workItem({
      key: `mention-${id}`,
      subject: proposal,
      kind: 'mention',
      of: 'manager',
      title: initiative,
      name,
      on: dayOf(at),
      since: dayOf(at),
      href: `/manager/notes/${id}`,
    }),
  )
}

type Asked = { today: IsoDate; usual: number; sight: Sight }

/**
 * Grants that are being carried out, on hold too, of which nobody was heard for a whole rhythm: their own, or the usual one
 * of the fund. Those with a rhythm of their own are read apart, so that the others come in the order of an index, however
 * many there are.
 */
export async function quietGrants(
  reader: Reader,
  fund: string,
  { today, usual, sight }: Asked,
): Promise<Pile> {
  const here = and(
    eq(grants.fundId, fund),
    inArray(grants.state, underWayStates),
    inSight(sight, grants.id, keyOf('quiet', grants.id)),
  )
  const own = sql<IsoDate>`(${grants.heardAt} at time zone 'Europe/Amsterdam')::date + ${grants.contactRhythmDays}`
  const heardBefore = (days: number) => lt(grants.heardAt, amsterdamInstant(addDays(today, days - usual)))
  const [asUsual, apart, contacts] = await Promise.all([
    quietPart(reader, {
      where: and(here, isNull(grants.contactRhythmDays), heardBefore(1)),
      late: heardBefore(0),
      order: grants.heardAt,
      most: sight.most,
    }),
    quietPart(reader, {
      where: and(here, isNotNull(grants.contactRhythmDays), sql`${own} <= ${today}::date`),
      late: sql`${own} < ${today}::date`,
      order: own,
      most: sight.most,
    }),
    contactsOf(reader, fund),
  ])
  const items = [...asUsual.rows, ...apart.rows].map(({ id, proposal, title, rhythm, ...row }) => {
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
  const byDay = items.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  return {
    items: byDay.slice(0, sight.most),
    count: asUsual.count + apart.count,
    late: asUsual.late + apart.late,
  }
}

type Part = { where: SQL | undefined; late: SQL; order: AnyColumn | SQL; most: number }

/** The first quiet grants of a part, and how many there are; counted apart, so that an index alone says it. */
async function quietPart(reader: Reader, { where, late, order, most }: Part) {
  const [[sums], rows] = await Promise.all([
    reader
      .select({
        count: sql<number>`count(*)::int`,
        late: sql<number>`(count(*) filter (where ${late}))::int`,
      })
      .from(grants)
      .where(where),
    reader
      .select({
        id: grants.id,
        proposal: grants.proposalId,
        title: grants.title,
        heardAt: grants.heardAt,
        rhythm: grants.contactRhythmDays,
        neighbourhoods: grants.neighbourhoods,
        chosen: grants.contactId,
      })
      .from(grants)
      .where(where)
      .orderBy(asc(order), asc(grants.id))
      .limit(most),
  ])
  return { rows, count: sums?.count ?? 0, late: sums?.late ?? 0 }
}
