import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import type { Person, Role } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { people, roles, secondFactors, sessions } from '#db/schema/index.ts'

export type SessionRow = typeof sessions.$inferSelect & {
  person: { id: string; name: string; email: string | null; locale: string } | null
  roles: { role: Role; fundId: string }[]
}

/** A session that has not ended, with its person and the roles held today. */
export async function sessionByHash(reader: Reader, idHash: string, now: Date): Promise<SessionRow | null> {
  const [row] = await reader
    .select({
      session: sessions,
      person: { id: people.id, name: people.name, email: people.email, locale: people.locale },
      roles: sql<{ role: Role; fundId: string }[] | null>`(
        select json_agg(json_build_object('role', ${roles.role}, 'fundId', ${roles.fundId}))
        from ${roles} where ${roles.personId} = ${people.id}
          and ${roles.fromOn} <= ${dayOf(now)} and (${roles.untilOn} is null or ${roles.untilOn} >= ${dayOf(now)}))`,
    })
    .from(sessions)
    .leftJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.idHash, idHash), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
  if (!row) return null
  return { ...row.session, person: row.person?.id ? row.person : null, roles: row.roles ?? [] }
}

export async function personByEmail(reader: Reader, email: string) {
  const [row] = await reader.select().from(people).where(sql`lower(${people.email}) = ${email.toLowerCase()}`)
  return row ?? null
}

export async function secondFactorOf(reader: Reader, person: string) {
  const [row] = await reader.select().from(secondFactors).where(eq(secondFactors.personId, person))
  return row ?? null
}

export async function rolesOf(reader: Reader, fund: string, person: string, now: Date): Promise<Role[]> {
  const today = dayOf(now)
  const rows = await reader
    .select({ role: roles.role })
    .from(roles)
    .where(
      and(
        eq(roles.fundId, fund),
        eq(roles.personId, person),
        lte(roles.fromOn, today),
        or(isNull(roles.untilOn), sql`${roles.untilOn} >= ${today}`),
      ),
    )
  return rows.map((row) => row.role as Role)
}

/** The name of a person; null for nobody. */
export async function nameOf(reader: Reader, person: string | null): Promise<string | null> {
  if (person === null) return null
  const [row] = await reader.select({ name: people.name }).from(people).where(eq(people.id, person))
  return row?.name ?? null
}

/**
 * Somebody as they act at a moment without being there: with the roles they hold then, and as one who proved who they are
 * when they asked for it.
 */
export async function actorAt(reader: Reader, fund: string, person: string, now: Date): Promise<Person> {
  const [row] = await reader.select().from(people).where(eq(people.id, person))
  return {
    id: person,
    person,
    fund,
    name: row?.name ?? '',
    email: row?.email ?? null,
    roles: await rolesOf(reader, fund, person, now),
    locale: (['nl', 'en', 'fy'] as const).find((language) => language === row?.locale) ?? 'nl',
    session: '',
    steppedUpAt: now,
  }
}
