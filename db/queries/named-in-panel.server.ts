import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { waitsForAnswer } from '#app/domain/panel/asking.ts'
import { type Declarant, isNamed } from '#app/domain/panel/hint.ts'
import type { Reader } from '#db/client.server.ts'
import { batches, conflicts, namedMembers, people, proposals, roles } from '#db/schema/index.ts'
import { isHeldOn } from './stand-ins.server.ts'

/** Somebody of the panel whom an applicant named after sending, and who did not answer since. */
export type Named = { proposal: string; title: string; person: string; name: string; at: Date }

/** Who of the panel was named and did not say anything since, on proposals whose readers may still change. */
export async function namedWithoutAnswer(
  reader: Reader,
  fund: string,
  day: IsoDate,
  about: { batch?: string; proposal?: string; person?: Person },
): Promise<Named[]> {
  const namings = await reader
    .select({
      proposal: proposals.id,
      title: proposals.title,
      person: namedMembers.personId,
      words: namedMembers.words,
      at: namedMembers.namedAt,
    })
    .from(namedMembers)
    .innerJoin(proposals, eq(proposals.id, namedMembers.proposalId))
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .where(
      and(
        eq(namedMembers.fundId, fund),
        isNull(namedMembers.takenBackAt),
        inArray(batches.stage, ['conflicts', 'scoring', 'extra-reviews']),
        inArray(proposals.state, ['in-review', 'awaiting-decision']),
        about.batch ? eq(batches.id, about.batch) : undefined,
        about.proposal ? eq(proposals.id, about.proposal) : undefined,
      ),
    )
  if (namings.length === 0) return []
  const members = await panelNames(reader, fund, day, about.person)
  const said = await saidLast(
    reader,
    namings.map(({ proposal }) => proposal),
  )
  return namings.flatMap(({ words, person, ...naming }) =>
    members
      .filter((member) => isNamed(member, { person, words }))
      .filter(({ id }) => waitsForAnswer(naming.at, said.get(`${naming.proposal}|${id}`) ?? null))
      .map(({ id, name }) => ({ ...naming, person: id, name })),
  )
}

function panelNames(
  reader: Reader,
  fund: string,
  day: IsoDate,
  only: Person | undefined,
): Promise<Pick<Declarant, 'id' | 'name'>[]> {
  return reader
    .selectDistinct({ id: people.id, name: people.name })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        eq(roles.fundId, fund),
        inArray(roles.role, ['reviewer', 'chair']),
        isNull(people.erasedAt),
        isHeldOn(day),
        only && eq(people.id, only.person),
      ),
    )
}

/** When each person last said how they stand to each of these proposals, by proposal and person. */
async function saidLast(reader: Reader, ids: string[]): Promise<Map<string, Date>> {
  const rows = await reader
    .select({ proposal: conflicts.proposalId, person: conflicts.personId, at: conflicts.declaredAt })
    .from(conflicts)
    .where(inArray(conflicts.proposalId, ids))
    .orderBy(desc(conflicts.declaredAt))
  return new Map(rows.reverse().map(({ proposal, person, at }) => [`${proposal}|${person}`, at]))
}
