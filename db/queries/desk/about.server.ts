import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { foldedPattern } from '#app/domain/finding.ts'
import type { Reader } from '#db/client.server.ts'
import { grants, initiatives, neighbourhoods, proposals } from '#db/schema/index.ts'

/** What work is about: plans for a neighbourhood (by its key, those that lie in it too), and of an initiative by its name. */
export type WorkAbout = { place: string | null; initiative: string | null }

/** The ids of the proposals, and of the grants made from them, that are about this; null when nothing is asked. */
export async function subjectsAbout(
  reader: Reader,
  fund: string,
  { place, initiative }: WorkAbout,
): Promise<string[] | null> {
  if (place === null && initiative === null) return null
  const rows = await reader
    .select({ proposal: proposals.id, grant: grants.id })
    .from(proposals)
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .leftJoin(grants, eq(grants.proposalId, proposals.id))
    .where(
      and(
        eq(proposals.fundId, fund),
        place === null ? undefined : await isForPlace(reader, fund, place),
        initiative === null ? undefined : isNamed(initiative),
      ),
    )
  return rows.flatMap(({ proposal, grant }) => (grant ? [proposal, grant] : [proposal]))
}

async function isForPlace(reader: Reader, fund: string, place: string) {
  const rows = await reader
    .select({ id: neighbourhoods.id, key: neighbourhoods.key, parent: neighbourhoods.parentId })
    .from(neighbourhoods)
    .where(eq(neighbourhoods.fundId, fund))
  const own = rows.find(({ key }) => key === place)
  const keys = rows.filter(({ id, parent }) => own && [id, parent].includes(own.id)).map(({ key }) => key)
  const each = keys.map((key) => sql`${proposals.neighbourhoods} @> ${JSON.stringify([key])}::jsonb`)
  return or(...each) ?? sql`false`
}

/** By a part of its name, of the name that stands in the plan, or of the title of the plan. */
function isNamed(name: string) {
  const part = foldedPattern(name)
  return or(
    sql`${initiatives.name} ~* ${part}`,
    sql`${proposals.applicantName} ~* ${part}`,
    sql`${proposals.title} ~* ${part}`,
    inArray(proposals.reference, [name.toUpperCase()]),
  )
}
