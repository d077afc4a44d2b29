import { aliasedTable, and, asc, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { Holding, StandInReason, StandInRole } from '#app/domain/panel/stand-in.ts'
import type { Reader } from '#db/client.server.ts'
import { people, roles } from '#db/schema/index.ts'

/** How somebody holds a role on a day: as their own, or for somebody else. */
export async function holdingsOf(
  reader: Reader,
  actor: Person,
  role: StandInRole,
  day: IsoDate,
): Promise<Holding[]> {
  const rows = await reader
    .select({ usual: roles.standsInFor, reason: roles.standsInBecause })
    .from(roles)
    .where(
      and(
        eq(roles.fundId, actor.fund),
        eq(roles.personId, actor.person),
        eq(roles.role, role),
        isHeldOn(day),
      ),
    )
  return rows.map(holdingOf)
}

/** Who holds one of these roles in a fund on a day, and how: once for each of their roles. */
export async function holdersOn<Held extends StandInRole>(
  reader: Reader,
  fund: string,
  of: readonly Held[],
  day: IsoDate,
): Promise<{ person: string; role: Held; held: Holding[] }[]> {
  const rows = await reader
    .select({
      person: roles.personId,
      role: roles.role,
      usual: roles.standsInFor,
      reason: roles.standsInBecause,
    })
    .from(roles)
    .where(and(eq(roles.fundId, fund), inArray(roles.role, [...of]), isHeldOn(day)))
    .orderBy(asc(roles.id))
  const holders = new Map<string, { person: string; role: Held; held: Holding[] }>()
  for (const { person, role, ...how } of rows) {
    const key = `${person} ${role}`
    const held = [...(holders.get(key)?.held ?? []), holdingOf(how)]
    holders.set(key, { person, role: role as Held, held })
  }
  return [...holders.values()]
}

function holdingOf({ usual, reason }: { usual: string | null; reason: string | null }): Holding {
  return { standsInFor: usual === null ? null : { usual, reason: reason as StandInReason } }
}

export type StandIn = {
  id: string
  role: StandInRole
  reason: StandInReason
  usual: { id: string; name: string }
  standIn: { id: string; name: string }
  fromOn: IsoDate
  untilOn: IsoDate
}

/** Who stands in for whom in a fund, today or later. */
export async function standInsFrom(reader: Reader, fund: string, day: IsoDate): Promise<StandIn[]> {
  const usual = aliasedTable(people, 'usual')
  const rows = await reader
    .select({
      id: roles.id,
      role: roles.role,
      reason: roles.standsInBecause,
      usual: { id: usual.id, name: usual.name },
      standIn: { id: people.id, name: people.name },
      fromOn: roles.fromOn,
      untilOn: roles.untilOn,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .innerJoin(usual, eq(usual.id, roles.standsInFor))
    .where(and(eq(roles.fundId, fund), isNotNull(roles.standsInFor), gte(roles.untilOn, day)))
    .orderBy(asc(roles.fromOn), asc(roles.id))
  return rows as StandIn[]
}

/** Is a role held on this day? The last day counts. */
export function isHeldOn(day: IsoDate): SQL | undefined {
  return and(lte(roles.fromOn, day), or(isNull(roles.untilOn), gte(roles.untilOn, day)))
}

/** Is a role held on one of these days? Both last days count. */
export function isHeldWithin({ fromOn, untilOn }: { fromOn: IsoDate; untilOn: IsoDate }): SQL | undefined {
  return and(lte(roles.fromOn, untilOn), or(isNull(roles.untilOn), gte(roles.untilOn, fromOn)))
}
