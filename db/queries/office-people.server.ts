import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Person, Role } from '#app/domain/access.ts'
import type { Reader } from '#db/client.server.ts'
import { people, roles } from '#db/schema/index.ts'

/** Everybody who holds a role in the fund now. */
export async function roleHolders(reader: Reader, { fund }: Pick<Person, 'fund'>) {
  const rows = await reader
    .select({
      person: people.id,
      name: people.name,
      email: people.email,
      role: roles.role,
      since: roles.fromOn,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.fundId, fund), isNull(roles.untilOn)))
    .orderBy(asc(roles.role), asc(people.name))
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}
