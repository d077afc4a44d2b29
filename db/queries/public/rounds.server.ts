import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { batches, committedSums, neighbourhoods, people, roles } from '#db/schema/index.ts'

export type PanelMember = {
  /** Null for who did not agree to be named to everybody. */
  name: string | null
  chairs: boolean
  background: 'resident' | 'professional' | null
  neighbourhood: string | null
}

/** Who is in the panel on a day: the chair first, then who is named, by name. */
export async function panelOn(reader: Reader, fund: string, day: IsoDate): Promise<PanelMember[]> {
  const rows = await reader
    .select({
      id: people.id,
      name: people.name,
      role: roles.role,
      named: roles.named,
      background: roles.background,
      neighbourhood: neighbourhoods.name,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .leftJoin(neighbourhoods, eq(neighbourhoods.id, roles.neighbourhoodId))
    .where(
      and(
        eq(roles.fundId, fund),
        inArray(roles.role, ['reviewer', 'chair']),
        isNull(people.erasedAt),
        lte(roles.fromOn, day),
        or(isNull(roles.untilOn), sql`${roles.untilOn} >= ${day}`),
      ),
    )
    .orderBy(
      sql`${roles.role} <> 'chair'`,
      sql`not ${roles.named}`,
      sql`case when ${roles.named} then ${people.name} end`,
      people.id,
    )
  const seen = new Set<string>()
  return rows.flatMap(({ id, role, background, named, name, ...row }) => {
    if (seen.has(id)) return []
    seen.add(id)
    const said = { name: named ? name : null, background: background as PanelMember['background'] }
    return [{ ...row, ...said, chairs: role === 'chair' }]
  })
}

/** Has every batch of this round been decided on? A round without one was not read yet. */
export async function isDecided(reader: Reader, round: string): Promise<boolean> {
  const [row] = await reader
    .select({ decided: sql<boolean | null>`bool_and(${batches.stage} = 'decided')` })
    .from(batches)
    .where(eq(batches.roundId, round))
  return row?.decided ?? false
}

/** What is promised already of a fund's ceiling and of a round's, in cents. */
export async function promisedUnder(
  reader: Reader,
  fund: string,
  round: string,
): Promise<{ fund: Cents; round: Cents }> {
  const rows = await reader
    .select()
    .from(committedSums)
    .where(and(eq(committedSums.fundId, fund), inArray(committedSums.scopeId, [fund, round])))
  const of = (scope: string, id: string) =>
    rows.find((row) => row.scope === scope && row.scopeId === id)?.cents ?? cents(0)
  return { fund: of('fund', fund), round: of('round', round) }
}
