import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Colleague, type Held, liesAt, type WorkMark, type WorkTopic } from '#app/domain/work-mark.ts'
import type { Reader } from '#db/client.server.ts'
import { people, roles, workMarks } from '#db/schema/index.ts'
import { closedToEach } from './closed.server.ts'
import { type WorkItem, workRoles } from './desk/item.ts'
import { isHeldOn } from './stand-ins.server.ts'

/** What was last said of a piece of work, with the names of who lies it with and who said so. */
export type NamedMark = WorkMark & {
  sort: string
  name: string | null
  reason: string
  by: string
  byId: string
}

/** The newest mark of each piece of work and topic, by key; those that took work back are among them. */
export async function marksOf(reader: Reader, fund: string): Promise<ReadonlyMap<string, NamedMark[]>> {
  const marker = alias(people, 'marker')
  const rows = await reader
    .selectDistinctOn([workMarks.key, workMarks.topic], {
      sort: workMarks.sort,
      key: workMarks.key,
      topic: workMarks.topic,
      until: workMarks.untilOn,
      person: workMarks.personId,
      name: people.name,
      reason: workMarks.reason,
      by: marker.name,
      byId: marker.id,
    })
    .from(workMarks)
    .innerJoin(marker, eq(marker.id, workMarks.markedBy))
    .leftJoin(people, eq(people.id, workMarks.personId))
    .where(eq(workMarks.fundId, fund))
    .orderBy(workMarks.key, workMarks.topic, desc(workMarks.markedAt), desc(workMarks.id))
  const marks = new Map<string, NamedMark[]>()
  for (const row of rows) {
    const mark = { ...row, topic: row.topic as WorkTopic, until: row.until as IsoDate | null }
    marks.set(row.key, [...(marks.get(row.key) ?? []), mark])
  }
  return marks
}

/** Those who hold the role of a piece of work on a day in their own name, and whether it is closed to them. */
export async function colleaguesFor(
  reader: Reader,
  fund: string,
  { of, subject }: Pick<WorkItem, 'of' | 'subject'>,
  day: IsoDate,
): Promise<(Colleague & { name: string })[]> {
  const held = await reader
    .selectDistinct({ id: people.id, name: people.name })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.fundId, fund), eq(roles.role, of), isNull(roles.standsInFor), isHeldOn(day)))
    .orderBy(people.name)
  const closed = await closedToEach(
    reader,
    fund,
    held.map(({ id }) => id),
  )
  return held.map((one) => ({ ...one, closed: subject !== null && closed(one.id).has(subject) }))
}

/** The keys of work that lies elsewhere for somebody on a day, by where it lies. */
export function awayFrom(
  marks: ReadonlyMap<string, NamedMark[]>,
  seen: { today: IsoDate; mine: readonly string[]; holders: readonly string[] },
): Record<WorkTopic, NamedMark[]> {
  const away: Record<WorkTopic, NamedMark[]> = { shelf: [], hand: [] }
  for (const ofOne of marks.values()) {
    const topic = liesAt(ofOne, seen)
    const mark = ofOne.find((one) => one.topic === topic)
    if (topic && mark) away[topic].push(mark)
  }
  return away
}

/** Who acts for whom on a day: `mine` are oneself and who one stands in for, `away` who somebody stands in for. */
export type WhoIsWho = {
  mine: string[]
  holders: string[]
  names: ReadonlyMap<string, string>
  away: string[]
}

/** With whom a piece of work lies on a day: who was given it, else who agreed to do it; nobody who has no role any more. */
export function heldBy(
  { holder: agreed, key }: Pick<WorkItem, 'holder' | 'key'>,
  marks: ReadonlyMap<string, NamedMark[]>,
  { holders, names, away }: WhoIsWho,
): Held {
  const mark = marks.get(key)?.find(({ topic }) => topic === 'hand')
  const given = mark?.person ?? null
  const id = [given, agreed].find((one) => one !== null && holders.includes(one)) ?? null
  return {
    agreed,
    givenBy: mark && id !== null && id === given ? mark.byId : null,
    holder: id === null ? null : { id, name: names.get(id) ?? '', isAway: away.includes(id) },
  }
}

/** Everybody who holds a role with a desk on a day, and for whom somebody acts besides themselves. */
export async function whoIsWho(
  reader: Reader,
  { fund, person }: Pick<Person, 'fund' | 'person'>,
  day: IsoDate,
): Promise<WhoIsWho> {
  const rows = await reader
    .select({
      person: roles.personId,
      name: people.name,
      usual: roles.standsInFor,
      reason: roles.standsInBecause,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.fundId, fund), inArray(roles.role, [...workRoles]), isHeldOn(day)))
  return {
    mine: [person, ...rows.flatMap((row) => (row.person === person && row.usual ? [row.usual] : []))],
    holders: rows.flatMap((row) => (row.usual === null ? [row.person] : [])),
    names: new Map(rows.map((row) => [row.person, row.name])),
    away: rows.flatMap((row) => (row.usual !== null && row.reason === 'away' ? [row.usual] : [])),
  }
}

/** The keys of work that was given to one of these people. */
export function givenTo(marks: ReadonlyMap<string, NamedMark[]>, people: readonly string[]): string[] {
  return [...marks.values()].flatMap((ofOne) =>
    ofOne.flatMap(({ key, topic, person }) =>
      topic === 'hand' && person !== null && people.includes(person) ? [key] : [],
    ),
  )
}
