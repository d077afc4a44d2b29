import { aliasedTable, and, asc, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { Role } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { ConflictGrade, ConflictGround } from '#app/domain/panel/conflict.ts'
import { type ConflictHint, hintsFor } from '#app/domain/panel/hint.ts'
import type { Reader } from '#db/client.server.ts'
import { conflicts, people, proposals, roles } from '#db/schema/index.ts'
import { applyingFor, declarantOf, type Naming, namingsOf } from './conflict-hints.server.ts'
import { isHeldOn } from './stand-ins.server.ts'

export type Declared = {
  id: string
  grade: ConflictGrade
  grounds: ConflictGround[]
  note: string | null
  hints: ConflictHint[]
  at: Date
}
/** What one person said about one proposal, the newest first; empty when they said nothing yet. */
export type RegisterRow = {
  person: string
  name: string
  /** Their roles of today; `for` is whom they stand in for. */
  roles: { role: Role; for: string | null }[]
  declared: Declared[]
  /** What the fund finds now, whatever was found when they declared. */
  hints: ConflictHint[]
}
export type RegisteredProposal = {
  id: string
  title: string
  reference: string
  namings: Naming[]
  rows: RegisterRow[]
}

const declaring = ['reviewer', 'chair', 'manager', 'approver'] as const satisfies Role[]

/** Everything that was declared about the proposals of a batch, and by whom of panel and staff nothing yet. */
export async function conflictRegister(
  reader: Reader,
  batch: { id: string; fund: string },
  day: IsoDate,
): Promise<RegisteredProposal[]> {
  const [listed, holders, said] = await Promise.all([
    reader
      .select({ id: proposals.id, title: proposals.title, reference: proposals.reference })
      .from(proposals)
      .where(and(eq(proposals.batchId, batch.id), ne(proposals.state, 'withdrawn')))
      .orderBy(asc(proposals.reference)),
    declarersOn(reader, batch.fund, day),
    declaredIn(reader, batch.id),
  ])
  const known = await Promise.all(holders.map(({ person }) => declarantOf(reader, person)))
  return Promise.all(
    listed.map(async ({ reference, ...proposal }) => {
      const applying = await applyingFor(reader, proposal.id)
      const rows = holders.map((holder, index) => {
        const declarant = known[index]
        return {
          ...holder,
          declared: said.filter((one) => one.proposal === proposal.id && one.person === holder.person),
          hints: declarant ? hintsFor(declarant, applying) : [],
        }
      })
      const namings = await namingsOf(reader, proposal.id)
      return { ...proposal, reference: reference ?? '', namings, rows }
    }),
  )
}

async function declarersOn(reader: Reader, fund: string, day: IsoDate) {
  const usual = aliasedTable(people, 'usual')
  const rows = await reader
    .select({ person: people.id, name: people.name, role: roles.role, for: usual.name })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .leftJoin(usual, eq(usual.id, roles.standsInFor))
    .where(
      and(eq(roles.fundId, fund), inArray(roles.role, declaring), isNull(people.erasedAt), isHeldOn(day)),
    )
    .orderBy(asc(people.name), asc(people.id))
  const byPerson = new Map<string, Pick<RegisterRow, 'person' | 'name' | 'roles'>>()
  for (const { person, name, role, for: whom } of rows) {
    const before = byPerson.get(person)?.roles ?? []
    byPerson.set(person, { person, name, roles: [...before, { role: role as Role, for: whom }] })
  }
  return [...byPerson.values()]
}

async function declaredIn(reader: Reader, batch: string) {
  const rows = await reader
    .select({
      id: conflicts.id,
      proposal: conflicts.proposalId,
      person: conflicts.personId,
      grade: conflicts.grade,
      grounds: conflicts.grounds,
      note: conflicts.note,
      hints: conflicts.hints,
      at: conflicts.declaredAt,
    })
    .from(conflicts)
    .innerJoin(proposals, eq(proposals.id, conflicts.proposalId))
    .where(eq(proposals.batchId, batch))
    .orderBy(asc(conflicts.declaredAt), asc(conflicts.id))
  return rows
    .map((row) => ({
      ...row,
      grade: row.grade as ConflictGrade,
      grounds: row.grounds as ConflictGround[],
      hints: row.hints as ConflictHint[],
    }))
    .reverse()
}
