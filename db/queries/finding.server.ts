import {
  type AnyColumn,
  and,
  desc,
  eq,
  inArray,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import { type Asked, type FindingKind, foldedPattern } from '#app/domain/finding.ts'
import type { Cents } from '#app/domain/money.ts'
import type { MomentKind } from '#app/domain/near/contact-moment.ts'
import type { Reader } from '#db/client.server.ts'
import {
  bankAccounts,
  contactMoments,
  grantRepayments,
  grants,
  initiatives,
  lessons,
  memberships,
  messages,
  people,
  programmePartners,
  proposals,
  releases,
  rounds,
  statementEntries,
  tranches,
} from '#db/schema/index.ts'
import { closedToEach, declaredBy, notClosedTo } from './closed.server.ts'
import { isSeenByFund } from './seen-by-fund.server.ts'

/** A part of a grant that has the amount that was looked for: tranches by their numbers, or money that came back. */
export type Part = { kind: 'tranches'; numbers: number[] } | { kind: 'repayment' }

/**
 * Something that was found: its name, what it belongs to, its day when it has one, its amount when it is money and what part
 * of it that is, the plans of a person, and the address that opens it.
 */
export type Hit = {
  key: string
  title: string
  beside: string | null
  at: Date | null
  amount: number | null
  part: Part | null
  way: MomentKind | null
  href: string
  plans: { title: string; href: string }[]
}
type Sight = { reader: Reader; actor: Person; asked: Asked; closed: readonly string[]; most: number }

/** Complaints are found among those that are not closed to who looks, which a rule tells and not a query. */
export type Findable = Exclude<FindingKind, 'complaints'>
export type Findings = Record<Findable, Hit[]>

/**
 * The first of every kind that has all of the words, as far as it is there for who looks: what they declared to stand near to
 * is not, nor a draft that is its writers' alone. What was said or noted is found only in what they may read.
 */
export async function findEverywhere(
  reader: Reader,
  actor: Person,
  asked: Asked,
  most: number,
): Promise<Findings> {
  const closed = [...(await closedToEach(reader, actor.fund, [actor.person]))(actor.person)]
  const sight = { reader, actor, asked, closed, most }
  const found = await Promise.all(
    Object.entries(kinds).map(async ([kind, find]) => [kind, await find(sight)] as const),
  )
  return Object.fromEntries(found) as Findings
}

const kinds: Record<Findable, (sight: Sight) => Promise<Hit[]>> = {
  initiatives: findInitiatives,
  proposals: findPlans,
  grants: findGrants,
  people: findPeople,
  messages: findMessages,
  moments: findMoments,
  money: findMoney,
  lessons: findLessons,
  rounds: findRounds,
  partners: findPartners,
}

function hit(found: Pick<Hit, 'key' | 'title' | 'href'> & Partial<Hit>): Hit {
  return { beside: null, at: null, amount: null, part: null, way: null, plans: [], ...found }
}

/** Each word stands in one of the columns, whatever its capitals and accents. */
function hasEach({ words }: Asked, ...columns: (AnyColumn | SQL)[]): SQL | undefined {
  return and(
    ...words.map((word) => {
      const pattern = foldedPattern(word)
      return or(...columns.map((column) => sql`${column} ~* ${pattern}`))
    }),
  )
}

const nameOfPlan = sql<string>`coalesce(nullif(${proposals.title}, ''), nullif(${proposals.applicantName}, ''), ${initiatives.name})`
const nameOfInitiative = sql<string>`coalesce(nullif(${initiatives.name}, ''), nullif(${proposals.applicantName}, ''), ${proposals.title})`

function isThere(actor: Person): SQL | undefined {
  return and(eq(proposals.fundId, actor.fund), isSeenByFund(), notClosedTo(actor))
}

/** What is said about a plan is for who declared that they may read it; who only looks on declares nothing. */
function isReadBy(actor: Person): SQL | undefined {
  const acts = actor.roles.includes('manager') || actor.roles.includes('approver')
  return and(isThere(actor), acts ? sql`${declaredBy(actor)} in ('none', 'acquainted')` : undefined)
}

async function findInitiatives({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
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

async function findPlans({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
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

async function findGrants({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const ofAccount =
    asked.iban &&
    sql`exists (select 1 from ${bankAccounts} where ${bankAccounts.grantId} = ${grants.id}
      and ${bankAccounts.iban} = ${asked.iban})`
  const rows = await reader
    .select({
      id: grants.id,
      title: grants.title,
      reference: grants.reference,
      amount: grants.amountCents,
      at: grants.awardedAt,
      ...partsOf(asked.amount),
    })
    .from(grants)
    .innerJoin(proposals, eq(proposals.id, grants.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .where(
      and(
        isThere(actor),
        or(
          asked.reference ? eq(grants.reference, asked.reference) : undefined,
          asked.amount === null ? undefined : hasAmount(actor, asked.amount),
          ofAccount || undefined,
          hasEach(asked, grants.title, grants.reference, initiatives.name, proposals.applicantName),
        ),
      ),
    )
    .orderBy(desc(grants.awardedAt), desc(grants.id))
    .limit(most)
  return rows.map(({ id, title, reference, amount, at, numbers, isRepaid }) => {
    const part: Part | null =
      amount === asked.amount
        ? null
        : numbers
          ? { kind: 'tranches', numbers }
          : isRepaid
            ? { kind: 'repayment' }
            : null
    const found = { part, amount: part ? asked.amount : amount }
    return hit({ key: id, title, beside: reference, at, ...found, href: `/manager/grants/${id}` })
  })
}

/** The grant itself, one of its tranches, a payment of one, or what came back of it is of this amount. */
function hasAmount({ fund }: Person, amount: Cents): SQL | undefined {
  return or(
    eq(grants.amountCents, amount),
    sql`${grants.id} in (select grant_id from ${tranches} where fund_id = ${fund} and amount_cents = ${amount})`,
    sql`${grants.id} in (select grant_id from ${releases} where fund_id = ${fund} and amount_cents = ${amount}
      and ${isAlive})`,
    sql`${grants.id} in (select grant_id from ${grantRepayments} where fund_id = ${fund} and cents = ${amount})`,
  )
}

/** Which parts of a grant are of this amount. */
function partsOf(amount: Cents | null) {
  return {
    numbers: sql<number[] | null>`(select jsonb_agg(part.number order by part.number) from ${tranches} part
      where part.grant_id = ${grants.id} and (part.amount_cents = ${amount}::bigint or exists (select 1 from ${releases} paid
      where paid.grant_id = part.grant_id and paid.tranche_id = part.id and paid.amount_cents = ${amount}::bigint
      and ${isAlive})))`,
    isRepaid: sql<boolean>`exists (select 1 from ${grantRepayments} back
      where back.grant_id = ${grants.id} and back.cents = ${amount}::bigint)`,
  }
}

/** A payment that was neither taken back nor came back. */
const isAlive = sql.raw('cancelled_at is null and failed_at is null')

/** Each person once, with the newest of their plans. */
async function findPeople({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
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

async function findMessages({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: messages.id,
      proposal: messages.proposalId,
      title: nameOfPlan,
      name: people.name,
      at: messages.sentAt,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.author))
    .innerJoin(proposals, eq(proposals.id, messages.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(and(isReadBy(actor), hasEach(asked, messages.text)))
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(most)
  return rows.map(({ id, proposal, title, name, at }) =>
    hit({ key: id, title, beside: name, at, href: `/manager/proposals/${proposal}/messages` }),
  )
}

async function findMoments({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: contactMoments.id,
      initiative: proposals.initiativeId,
      title: nameOfInitiative,
      way: contactMoments.kind,
      at: contactMoments.happenedAt,
    })
    .from(contactMoments)
    .innerJoin(proposals, eq(proposals.id, contactMoments.proposalId))
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .where(
      and(
        isReadBy(actor),
        isNull(contactMoments.removedAt),
        hasEach(asked, contactMoments.words, contactMoments.step),
      ),
    )
    .orderBy(desc(contactMoments.happenedAt), desc(contactMoments.id))
    .limit(most)
  return rows.map(({ id, initiative, title, way, at }) =>
    hit({ key: id, title, way: way as MomentKind, at, href: `/manager/initiatives/${initiative}` }),
  )
}

/** Movements on the account of the fund, by who, what for, the mark of a payment, the account or the amount. */
async function findMoney({ reader, actor, asked, closed, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: statementEntries.id,
      name: statementEntries.name,
      remittance: statementEntries.remittance,
      on: statementEntries.valueOn,
      amount: statementEntries.amountCents,
    })
    .from(statementEntries)
    .where(
      and(
        eq(statementEntries.fundId, actor.fund),
        closed.length > 0
          ? or(isNull(statementEntries.grantId), notInArray(statementEntries.grantId, [...closed]))
          : undefined,
        or(
          asked.iban ? eq(statementEntries.iban, asked.iban) : undefined,
          asked.amount === null
            ? undefined
            : inArray(statementEntries.amountCents, [asked.amount, -asked.amount as typeof asked.amount]),
          hasEach(asked, statementEntries.name, statementEntries.remittance, statementEntries.endToEndId),
        ),
      ),
    )
    .orderBy(desc(statementEntries.valueOn), desc(statementEntries.id))
    .limit(most)
  return rows.map(({ id, name, remittance, on, amount }) =>
    hit({
      key: id,
      title: name || remittance || '–',
      beside: name ? remittance : null,
      at: new Date(`${on}T12:00:00Z`),
      amount,
      href: `/manager/payments/movements/${id}`,
    }),
  )
}

async function findLessons({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({ id: lessons.id, title: lessons.title, source: lessons.source })
    .from(lessons)
    .leftJoin(grants, eq(grants.id, lessons.grantId))
    .leftJoin(proposals, eq(proposals.id, grants.proposalId))
    .where(
      and(
        eq(lessons.fundId, actor.fund),
        ne(lessons.title, ''),
        or(isNull(lessons.grantId), notClosedTo(actor)),
        hasEach(asked, lessons.title, lessons.text),
      ),
    )
    .orderBy(desc(lessons.learnedOn), lessons.id)
    .limit(most)
  return rows.map(({ id, title, source }) =>
    hit({ key: id, title, beside: source, href: `/manager/lessons/${id}` }),
  )
}

async function findRounds({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({ id: rounds.id, name: rounds.name })
    .from(rounds)
    .where(and(eq(rounds.fundId, actor.fund), hasEach(asked, rounds.name)))
    .orderBy(desc(rounds.opensAt), rounds.id)
    .limit(most)
  return rows.map(({ id, name }) => hit({ key: id, title: name, href: `/manager/rounds/${id}` }))
}

async function findPartners({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({ key: programmePartners.key, name: programmePartners.name })
    .from(programmePartners)
    .where(and(eq(programmePartners.fundId, actor.fund), hasEach(asked, programmePartners.name)))
    .orderBy(programmePartners.sort)
    .limit(most)
  return rows.map(({ key, name }) => hit({ key, title: name, href: `/manager/programme/partners/${key}` }))
}
