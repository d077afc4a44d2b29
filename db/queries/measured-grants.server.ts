import { and, asc, desc, eq, exists, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { grantIndicators, grants, initiatives, proposals, releases } from '#db/schema/index.ts'
import { notClosedTo } from './closed.server.ts'

/** A grant that measures something, with what the fund agreed and paid, in cents. */
export type MeasuredGrant = {
  id: string
  reference: string
  name: string
  agreedCents: Cents
  paidCents: Cents
}

/**
 * Some grants whose agreement names indicators, the newest award first, from a place on; without those that are closed to
 * who looks. A pillar or a neighbourhood, by its key, narrows.
 */
export async function measuredGrants(
  reader: Reader,
  actor: Person,
  about: { pillar: string | null; neighbourhood: string | null },
  { from, most }: { from: number; most: number },
): Promise<MeasuredGrant[]> {
  const paid = sql<number>`coalesce((select sum(${releases.amountCents}) from ${releases}
    where ${releases.grantId} = ${grants.id} and ${releases.paidOn} is not null and ${releases.cancelledAt} is null and ${releases.failedAt} is null), 0)`
  const measures = reader
    .select({ one: sql`1` })
    .from(grantIndicators)
    .where(eq(grantIndicators.grantId, grants.id))
  const named: (SQL | undefined)[] = [
    about.pillar === null ? undefined : sql`${grants.pillars} ? ${about.pillar}`,
    about.neighbourhood === null ? undefined : sql`${grants.neighbourhoods} ? ${about.neighbourhood}`,
  ]
  const rows = await reader
    .select({
      id: grants.id,
      reference: grants.reference,
      title: grants.title,
      name: initiatives.name,
      agreedCents: grants.amountCents,
      paidCents: paid.mapWith(Number),
    })
    .from(grants)
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(proposals, eq(proposals.id, grants.proposalId))
    .where(and(eq(grants.fundId, actor.fund), notClosedTo(actor), exists(measures), ...named))
    .orderBy(desc(grants.awardedAt), asc(grants.reference))
    .limit(most)
    .offset(from)
  return rows.map(({ title, name, paidCents, ...row }) => ({
    ...row,
    name: name || title,
    paidCents: paidCents as Cents,
  }))
}
