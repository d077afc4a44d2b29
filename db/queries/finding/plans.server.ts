import { and, desc, eq, isNull, or, sql } from 'drizzle-orm'
import { initiatives, memberships, people, proposals } from '#db/schema/index.ts'
import { type Hit, hasEach, hit, isThere, nameOfInitiative, nameOfPlan, type Sight } from './hit.server.ts'

export async function findInitiatives({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({ id: initiatives.id, name: sql<string>`min(${nameOfInitiative})` })
    .from(initiatives)
    .innerJoin(proposals, eq(proposals.initiativeId, initiatives.id))
    .where(and(isThere(actor), hasEach(asked, initiatives.name, proposals.applicantName)))
    .groupBy(initiatives.id)
    .orderBy(sql`min(lower(${nameOfInitiative}))`, initiatives.id)
    .limit(most)
  return rows.map(({ id, name }) => hit({ key: id, title: name, href: `/manager/initiatives/${id}` }))
}

export async function findPlans({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: proposals.id,
      title: nameOfPlan,
      reference: proposals.reference,
      submittedAt: proposals.submittedAt,
      amount: proposals.amountAskedCents,
    })
    .from(proposals)
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(
      and(
        isThere(actor),
        or(
          asked.reference ? eq(proposals.reference, asked.reference) : undefined,
          asked.amount === null ? undefined : eq(proposals.amountAskedCents, asked.amount),
          sql`${proposals.search} @@ websearch_to_tsquery('dutch', ${asked.text})`,
          hasEach(asked, proposals.title, proposals.applicantName, proposals.reference),
        ),
      ),
    )
    .orderBy(sql`${proposals.submittedAt} desc nulls first`, desc(proposals.id))
    .limit(most)
  return rows.map(({ id, title, reference, submittedAt, amount }) =>
    hit({
      key: id,
      title,
      beside: reference,
      at: submittedAt,
      amount,
      href: planPath(id, submittedAt !== null),
    }),
  )
}

function planPath(id: string, isSent: boolean): string {
  return isSent ? `/manager/proposals/${id}` : `/manager/drafts/${id}`
}

/** Each person once, with the newest of their plans. */
export async function findPeople({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      plans: sql<PlanOfPerson[]>`jsonb_agg(jsonb_build_object('id', ${proposals.id}, 'title', ${nameOfPlan},
        'initiative', ${initiatives.id}, 'isSent', ${proposals.submittedAt} is not null)
        order by ${proposals.createdAt} desc, ${proposals.id} desc)`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(initiatives, eq(initiatives.id, memberships.initiativeId))
    .innerJoin(proposals, eq(proposals.initiativeId, initiatives.id))
    .where(and(isThere(actor), isNull(people.erasedAt), hasEach(asked, people.name, people.email)))
    .groupBy(people.id)
    .orderBy(people.name, people.id)
    .limit(most)
  return rows.map(({ id, name, email, plans }) =>
    hit({
      key: id,
      title: name || (email ?? ''),
      href: `/manager/initiatives/${plans[0]?.initiative}`,
      plans: plans.slice(0, mostPlans).map(({ id: plan, title, isSent }) => ({
        title,
        href: planPath(plan, isSent),
      })),
    }),
  )
}

type PlanOfPerson = { id: string; title: string; initiative: string; isSent: boolean }
/** How many of somebody's plans are named beside them. */
const mostPlans = 6
