import { aliasedTable, and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Relation, Role } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type ConflictGrade, mayRead } from '#app/domain/panel/conflict.ts'
import type { StandInReason } from '#app/domain/panel/stand-in.ts'
import type { Reader } from '#db/client.server.ts'
import {
  assignments,
  conflicts,
  contactPeople,
  grants,
  initiatives,
  memberships,
  people,
  proposals,
  roles,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type HeldRole = {
  id: string
  role: Role
  from: IsoDate
  until: IsoDate | null
  /** In whose place, and why; null in one's own name. */
  standsIn: { name: string; reason: StandInReason } | null
}
export type Near = {
  initiative: string
  relation: Exclude<Relation, 'none'>
  proposals: string[]
  grants: string[]
}

/** How somebody stands to a fund: their roles with their days, and where they are near; null for who has nothing in it. */
export async function personAccess(reader: Reader, fund: string, id: string | undefined) {
  if (!isUuid(id)) return null
  const [person] = await reader
    .select({ id: people.id, name: people.name, email: people.email })
    .from(people)
    .where(and(eq(people.id, id), isNull(people.erasedAt)))
  if (!person) return null
  const [held, stoodFor, near, reads, closed, contact] = await Promise.all([
    rolesOf(reader, fund, id),
    standInsOf(reader, fund, id),
    nearOf(reader, fund, id),
    readsOf(reader, fund, id),
    closedTo(reader, fund, id),
    reader.$count(contactPeople, and(eq(contactPeople.fundId, fund), eq(contactPeople.name, person.name))),
  ])
  if (held.length === 0 && near.length === 0) return null
  return { ...person, held, stoodFor, near, reads, closed, isContact: person.name !== '' && contact > 0 }
}

async function rolesOf(reader: Reader, fund: string, person: string): Promise<HeldRole[]> {
  const usual = aliasedTable(people, 'usual')
  const rows = await reader
    .select({
      id: roles.id,
      role: roles.role,
      from: roles.fromOn,
      until: roles.untilOn,
      name: usual.name,
      reason: roles.standsInBecause,
    })
    .from(roles)
    .leftJoin(usual, eq(usual.id, roles.standsInFor))
    .where(and(eq(roles.fundId, fund), eq(roles.personId, person)))
    .orderBy(asc(roles.fromOn), asc(roles.id))
  return rows.map(({ name, reason, ...row }) => ({
    ...(row as Pick<HeldRole, 'id' | 'role' | 'from' | 'until'>),
    standsIn: name === null ? null : { name, reason: reason as StandInReason },
  }))
}

async function standInsOf(reader: Reader, fund: string, person: string) {
  const rows = await reader
    .select({ id: roles.id, role: roles.role, name: people.name, from: roles.fromOn, until: roles.untilOn })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.fundId, fund), eq(roles.standsInFor, person), isNotNull(roles.untilOn)))
    .orderBy(asc(roles.fromOn))
  return rows.map((row) => ({ ...row, role: row.role as Role, until: row.until as IsoDate }))
}

async function nearOf(reader: Reader, fund: string, person: string): Promise<Near[]> {
  const rows = await reader
    .select({
      initiative: initiatives.id,
      name: initiatives.name,
      relation: memberships.relation,
      proposal: proposals.reference,
      grant: grants.reference,
    })
    .from(memberships)
    .innerJoin(initiatives, eq(initiatives.id, memberships.initiativeId))
    .leftJoin(proposals, eq(proposals.initiativeId, initiatives.id))
    .leftJoin(grants, eq(grants.proposalId, proposals.id))
    .where(
      and(eq(memberships.fundId, fund), eq(memberships.personId, person), ne(memberships.relation, 'none')),
    )
    .orderBy(asc(initiatives.name), asc(proposals.reference))
  return [...new Set(rows.map(({ initiative }) => initiative))].map((id) => {
    const own = rows.filter(({ initiative }) => initiative === id)
    return {
      initiative: own[0]?.name ?? '',
      relation: own[0]?.relation as Near['relation'],
      proposals: own.flatMap(({ proposal }) => proposal ?? []),
      grants: own.flatMap(({ grant }) => grant ?? []),
    }
  })
}

/** The references of what a member of the panel was asked to read and did not give back. */
async function readsOf(reader: Reader, fund: string, person: string): Promise<string[]> {
  const rows = await reader
    .select({ reference: proposals.reference })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .where(
      and(
        eq(assignments.fundId, fund),
        eq(assignments.personId, person),
        isNull(assignments.returnedAt),
        inArray(proposals.state, ['in-review', 'awaiting-decision', 'waiting-list']),
      ),
    )
    .orderBy(asc(proposals.reference))
  return rows.flatMap(({ reference }) => reference ?? [])
}

/** The references of what is closed to somebody by what they declared last. */
async function closedTo(reader: Reader, fund: string, person: string): Promise<string[]> {
  const rows = await reader
    .selectDistinctOn([conflicts.proposalId], {
      reference: proposals.reference,
      grade: sql<ConflictGrade>`${conflicts.grade}`,
    })
    .from(conflicts)
    .innerJoin(proposals, eq(proposals.id, conflicts.proposalId))
    .where(and(eq(conflicts.fundId, fund), eq(conflicts.personId, person)))
    .orderBy(conflicts.proposalId, desc(conflicts.declaredAt), desc(conflicts.id))
  return rows.flatMap(({ reference, grade }) => (mayRead(grade).ok ? [] : (reference ?? []))).sort()
}
