import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Role } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { FactorReset } from '#app/domain/factor-reset.ts'
import type { Reader } from '#db/client.server.ts'
import { factorResets, people, roles, secondFactors } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { isHeldOn } from './stand-ins.server.ts'

/** A request with the names of who it is about and who asked. */
export type NamedReset = FactorReset & {
  id: string
  name: string
  askedByName: string
  reason: string
  askedAt: Date
}

/** The requests of a fund that nobody confirmed or ended, the oldest first; those whose days are over are among them. */
export async function openResets(reader: Reader, fund: string): Promise<NamedReset[]> {
  const rows = await selectResets(reader)
    .where(and(eq(factorResets.fundId, fund), isNull(factorResets.confirmedAt), isNull(factorResets.endedAt)))
    .orderBy(asc(factorResets.askedAt))
  return rows.map(shaped)
}

/** One request; null when it is not there. */
export async function resetById(reader: Reader, fund: string, id: string): Promise<NamedReset | null> {
  if (!isUuid(id)) return null
  const [row] = await selectResets(reader).where(and(eq(factorResets.fundId, fund), eq(factorResets.id, id)))
  return row ? shaped(row) : null
}

/** Somebody whose roles ask for a second lock, and since when they have one. */
export type Locked = { id: string; name: string; email: string | null; roles: Role[]; lockedAt: Date | null }

/** Everybody whose roles of a day ask for a second lock, by name. */
export async function lockedPeople(reader: Reader, fund: string, day: IsoDate): Promise<Locked[]> {
  const rows = await reader
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      roles: sql<Role[]>`array_agg(distinct ${roles.role})`,
      lockedAt: secondFactors.confirmedAt,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .leftJoin(secondFactors, and(eq(secondFactors.personId, people.id), isNotNull(secondFactors.confirmedAt)))
    .where(and(eq(roles.fundId, fund), isHeldOn(day)))
    .groupBy(people.id, secondFactors.confirmedAt)
    .orderBy(people.name)
  return rows
}

function selectResets(reader: Reader) {
  const asker = alias(people, 'asker')
  return reader
    .select({
      id: factorResets.id,
      person: factorResets.personId,
      name: people.name,
      askedBy: factorResets.askedBy,
      askedByName: asker.name,
      reason: factorResets.reason,
      askedAt: factorResets.askedAt,
      confirmedAt: factorResets.confirmedAt,
      endedAt: factorResets.endedAt,
    })
    .from(factorResets)
    .innerJoin(people, eq(people.id, factorResets.personId))
    .innerJoin(asker, eq(asker.id, factorResets.askedBy))
}

function shaped({
  confirmedAt,
  endedAt,
  ...row
}: Awaited<ReturnType<typeof selectResets>>[number]): NamedReset {
  return { ...row, askedOn: dayOf(row.askedAt), ended: confirmedAt !== null || endedAt !== null }
}
