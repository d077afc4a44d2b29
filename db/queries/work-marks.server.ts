import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Colleague, liesAt, type WorkMark, type WorkTopic } from '#app/domain/work-mark.ts'
import type { Reader } from '#db/client.server.ts'
import { people, roles, workMarks } from '#db/schema/index.ts'
import { closedToEach } from './closed.server.ts'
import type { WorkItem } from './desk/item.ts'
import { isHeldOn } from './stand-ins.server.ts'

/** What was last said of a piece of work, with the names of who lies it with and who said so. */
export type NamedMark = WorkMark & { sort: string; name: string | null; reason: string; by: string }

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

/** Everybody who holds a role of the office on a day, and for whom somebody acts besides themselves. */
export async function whoIsWho(
  reader: Reader,
  { fund, person }: Pick<Person, 'fund' | 'person'>,
  day: IsoDate,
): Promise<{ mine: string[]; holders: string[] }> {
  const rows = await reader
    .select({ person: roles.personId, usual: roles.standsInFor })
    .from(roles)
    .where(and(eq(roles.fundId, fund), inArray(roles.role, ['manager', 'approver']), isHeldOn(day)))
  return {
    mine: [person, ...rows.flatMap((row) => (row.person === person && row.usual ? [row.usual] : []))],
    holders: rows.flatMap((row) => (row.usual === null ? [row.person] : [])),
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
