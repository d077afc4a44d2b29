import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { leftReason } from '#app/domain/panel/by-hand.ts'
import type { Reader } from '#db/client.server.ts'
import { assignments, batches, conflicts, people, proposals, roles } from '#db/schema/index.ts'
import { isHeldOn } from './stand-ins.server.ts'

export type Undeclared = { person: string; name: string; open: { proposal: string; joinedAt: Date }[] }

/**
 * Who of the panel, its chair counted in, did not say yet about a proposal of a batch whether they know who applies; who
 * left the batch is not asked any more.
 */
export async function undeclaredIn(
  reader: Reader,
  fund: string,
  batch: string,
  day: IsoDate,
): Promise<Undeclared[]> {
  const rows = await reader
    .selectDistinct({
      person: people.id,
      name: people.name,
      proposal: proposals.id,
      joinedAt: proposals.changedAt,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .innerJoin(proposals, eq(proposals.batchId, batch))
    .where(
      and(
        eq(roles.fundId, fund),
        inArray(roles.role, ['reviewer', 'chair']),
        isNull(people.erasedAt),
        isHeldOn(day),
        inArray(proposals.state, ['in-review', 'awaiting-decision']),
        sql`not exists (select 1 from ${conflicts}
          where ${conflicts.proposalId} = ${proposals.id} and ${conflicts.personId} = ${people.id})`,
        sql`not exists (select 1 from ${assignments} join ${proposals} as own on own.id = ${assignments.proposalId}
          where own.batch_id = ${batch} and ${assignments.personId} = ${people.id}
            and ${assignments.returnReason} = ${leftReason})`,
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
  const byPerson = new Map<string, Undeclared>()
  for (const { person, name, ...one } of rows) {
    const found = byPerson.get(person) ?? { person, name, open: [] }
    byPerson.set(person, { ...found, open: [...found.open, one] })
  }
  return [...byPerson.values()]
}

/** The batches of every fund in a stage in which readers are given. */
export async function batchesInReading(reader: Reader): Promise<{ id: string; fund: string }[]> {
  return reader
    .select({ id: batches.id, fund: batches.fundId })
    .from(batches)
    .where(inArray(batches.stage, ['conflicts', 'scoring', 'extra-reviews']))
}
