import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { Cents } from '#app/domain/money.ts'
import {
  bankAccounts,
  grantRepayments,
  grants,
  initiatives,
  proposals,
  releases,
  tranches,
} from '#db/schema/index.ts'
import { type Hit, hasEach, hit, isThere, type Part, type Sight } from './hit.server.ts'

export async function findGrants({ reader, actor, asked, most }: Sight): Promise<Hit[]> {
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
