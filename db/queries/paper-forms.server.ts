import { and, desc, eq, gte, isNotNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { Reader } from '#db/client.server.ts'
import { events, people, proposals, roles, rounds } from '#db/schema/index.ts'

export type PaperForm = { id: string; title: string; round: string; typist: string; mine: boolean }

/** The paper forms of the fund that are being typed over and were not sent yet, the newest first. */
export async function paperForms(reader: Reader, actor: Person): Promise<PaperForm[]> {
  const rows = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      round: rounds.name,
      typist: people.name,
      person: people.id,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .innerJoin(events, and(eq(events.subjectId, proposals.id), eq(events.type, 'paper-form-entered')))
    .innerJoin(people, sql`${people.id}::text = ${events.actor}`)
    .where(and(eq(proposals.fundId, actor.fund), eq(proposals.source, 'paper'), eq(proposals.state, 'draft')))
    .orderBy(desc(proposals.createdAt))
  return rows.map(({ person, ...row }) => ({ ...row, mine: person === actor.person }))
}

/** Who typed a paper form over, and the day on which it came in; null for what was typed by its writers. */
export async function paperOf(
  reader: Reader,
  proposal: string,
): Promise<{ typist: string; receivedOn: string } | null> {
  const [row] = await reader
    .select({ typist: people.name, data: events.data })
    .from(events)
    .innerJoin(people, sql`${people.id}::text = ${events.actor}`)
    .where(and(eq(events.subjectId, proposal), eq(events.type, 'paper-form-entered')))
  const receivedOn = row?.data.receivedOn
  return row && typeof receivedOn === 'string' ? { typist: row.typist, receivedOn } : null
}

/** Did this person type a paper form over that this proposal came from, and how many other managers are there? */
export async function typedBy(
  reader: Reader,
  actor: Person,
  proposal: string,
  today: string,
): Promise<{ typed: boolean; others: number }> {
  const typed = await reader.$count(
    events,
    and(
      eq(events.subjectId, proposal),
      eq(events.type, 'paper-form-entered'),
      eq(events.actor, actor.person),
    ),
  )
  return { typed: typed > 0, others: await otherManagers(reader, actor, today) }
}

async function otherManagers(
  reader: Reader,
  actor: Pick<Person, 'fund' | 'person'>,
  today: string,
): Promise<number> {
  const others = await reader
    .selectDistinct({ person: roles.personId })
    .from(roles)
    .where(
      and(
        eq(roles.fundId, actor.fund),
        eq(roles.role, 'manager'),
        sql`${roles.personId} <> ${actor.person}`,
        sql`${roles.fromOn} <= ${today} and (${roles.untilOn} is null or ${roles.untilOn} >= ${today})`,
      ),
    )
  return others.length
}

/** The proposals that this manager typed over and that another manager can check: their first check is not theirs. */
export async function typedForOthers(reader: Reader, actor: Person, today: string): Promise<Set<string>> {
  if ((await otherManagers(reader, actor, today)) === 0) return new Set()
  const rows = await reader
    .select({ proposal: events.subjectId })
    .from(events)
    .where(and(eq(events.type, 'paper-form-entered'), eq(events.actor, actor.person)))
  return new Set(rows.flatMap(({ proposal }) => proposal ?? []))
}

/** The rounds of the fund that opened, the newest first: what a paper form can be for. */
export async function roundsForPaper(
  reader: Reader,
  fund: string,
  since: Date,
): Promise<{ id: string; name: string }[]> {
  return reader
    .select({ id: rounds.id, name: rounds.name })
    .from(rounds)
    .where(and(eq(rounds.fundId, fund), gte(rounds.closesAt, since), isNotNull(rounds.publishedAt)))
    .orderBy(desc(rounds.opensAt))
}
