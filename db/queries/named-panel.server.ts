import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Reader } from '#db/client.server.ts'
import { people, roles } from '#db/schema/index.ts'
import { isHeldOn } from './stand-ins.server.ts'

/** Who of the panel agreed to be named to everybody, by name. */
export async function namedPanel(
  reader: Reader,
  fund: string,
  day: IsoDate,
): Promise<{ id: string; name: string }[]> {
  return reader
    .selectDistinct({ id: people.id, name: people.name })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        eq(roles.fundId, fund),
        inArray(roles.role, ['reviewer', 'chair']),
        eq(roles.named, true),
        isNull(people.erasedAt),
        isHeldOn(day),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
}

/** What somebody told of themselves, for their own page. */
export async function ownFacts(reader: Reader, fund: string, person: string) {
  const [row] = await reader
    .select({ organisation: people.organisation, postcode: people.postcode })
    .from(people)
    .where(eq(people.id, person))
  const held = and(
    eq(roles.fundId, fund),
    eq(roles.personId, person),
    inArray(roles.role, ['reviewer', 'chair']),
  )
  const panel = await reader.select({ named: roles.named }).from(roles).where(held)
  return {
    organisation: row?.organisation ?? '',
    postcode: row?.postcode ?? '',
    onPanel: panel.length > 0,
    named: panel.some(({ named }) => named),
  }
}
