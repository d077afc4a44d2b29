import { and, asc, count, desc, eq, exists, notExists, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
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

/** What narrows: a pillar or a neighbourhood, by its key. */
type About = { pillar: string | null; neighbourhood: string | null }

/**
 * Some grants whose agreement names indicators, the newest award first, from a place on; without those that are closed to
 * who looks. A pillar or a neighbourhood, by its key, narrows.
 */
export async function measuredGrants(
  reader: Reader,
  actor: Person,
  about: About,
  { from, most }: { from: number; most: number },
): Promise<MeasuredGrant[]> {
  const paid = sql<number>`coalesce((select sum(${releases.amountCents}) from ${releases}
    where ${releases.grantId} = ${grants.id} and ${releases.paidOn} is not null and ${releases.cancelledAt} is null and ${releases.failedAt} is null), 0)`
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
    .where(and(shownTo(actor, about), exists(measures(reader))))
    .orderBy(desc(grants.awardedAt), asc(grants.reference))
    .limit(most)
    .offset(from)
  return rows.map(({ title, name, paidCents, ...row }) => ({
    ...row,
    name: name || title,
    paidCents: paidCents as Cents,
  }))
}

/** How many grants have no agreement that is signed yet, so that nothing is measured for them. */
export async function unsignedGrants(reader: Reader, actor: Person, about: About): Promise<number> {
  const [row] = await reader
    .select({ all: count() })
    .from(grants)
    .innerJoin(proposals, eq(proposals.id, grants.proposalId))
    .where(
      and(
        shownTo(actor, about),
        eq(grants.state, 'agreeing' satisfies GrantState),
        notExists(measures(reader)),
      ),
    )
  return row?.all ?? 0
}

/** The grants of a fund that are not closed to who looks, about what is asked. */
function shownTo(actor: Person, { pillar, neighbourhood }: About): SQL | undefined {
  return and(
    eq(grants.fundId, actor.fund),
    notClosedTo(actor),
    pillar === null ? undefined : sql`${grants.pillars} ? ${pillar}`,
    neighbourhood === null ? undefined : sql`${grants.neighbourhoods} ? ${neighbourhood}`,
  )
}

function measures(reader: Reader) {
  return reader.select({ one: sql`1` }).from(grantIndicators).where(eq(grantIndicators.grantId, grants.id))
}
