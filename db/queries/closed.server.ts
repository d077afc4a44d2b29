import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type ConflictGrade, mayRead } from '#app/domain/panel/conflict.ts'
import type { Reader } from '#db/client.server.ts'
import { conflicts, grants, proposals } from '#db/schema/index.ts'

/** What somebody declared last about a row of `proposals`; null when nothing. */
export function declaredBy({ person }: Person) {
  return sql<ConflictGrade | null>`(select ${conflicts.grade} from ${conflicts}
    where ${conflicts.proposalId} = ${proposals.id} and ${conflicts.personId} = ${person}
    order by ${conflicts.declaredAt} desc, ${conflicts.id} desc limit 1)`
}

/** Is a row of `proposals` not closed to somebody by what they declared last? Who declared nothing sees its title. */
export function notClosedTo(actor: Person): SQL {
  return sql`coalesce(${declaredBy(actor)}, 'none') not in ('close', 'interest')`
}

/** The ids of the proposals, and of the grants made from them, that are closed to people by what they declared last. */
export async function closedToEach(
  reader: Reader,
  fund: string,
  people: readonly string[],
): Promise<(person: string) => ReadonlySet<string>> {
  const rows = await reader
    .selectDistinctOn([conflicts.personId, conflicts.proposalId], {
      person: conflicts.personId,
      proposal: conflicts.proposalId,
      grant: grants.id,
      grade: conflicts.grade,
    })
    .from(conflicts)
    .leftJoin(grants, eq(grants.proposalId, conflicts.proposalId))
    .where(and(eq(conflicts.fundId, fund), inArray(conflicts.personId, [...people])))
    .orderBy(conflicts.personId, conflicts.proposalId, desc(conflicts.declaredAt), desc(conflicts.id))
  const closed = new Map<string, Set<string>>(people.map((person) => [person, new Set()]))
  for (const { person, proposal, grant, grade } of rows) {
    if (mayRead(grade as ConflictGrade).ok) continue
    const ids = closed.get(person)
    ids?.add(proposal)
    if (grant) ids?.add(grant)
  }
  return (person) => closed.get(person) ?? new Set()
}
