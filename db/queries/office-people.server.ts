import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
import type { Person, Role } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { people, roles } from '#db/schema/index.ts'

/** Everybody who holds a role in the fund on a day or later, each with its last day when it has one. */
export async function roleHolders(reader: Reader, { fund }: Pick<Person, 'fund'>, day: IsoDate) {
  const rows = await reader
    .select({
      id: roles.id,
      person: people.id,
      name: people.name,
      email: people.email,
      role: roles.role,
      since: roles.fromOn,
      until: roles.untilOn,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        eq(roles.fundId, fund),
        isNull(roles.standsInFor),
        or(isNull(roles.untilOn), gte(roles.untilOn, day)),
      ),
    )
    .orderBy(asc(roles.role), asc(people.name))
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}
