import { and, desc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { isLoanOver, leftOf } from '#app/domain/grant/loan-service.ts'
import type { ClosingFacts } from '#app/domain/ledger/fund-closing.ts'
import { shortDays } from '#app/domain/ledger.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import {
  documents,
  fundDecisions,
  funds,
  grantSettlements,
  grants,
  handOvers,
  initiatives,
  paymentBatches,
  proposals,
  releases,
} from '#db/schema/index.ts'
import { bounds } from './closings.server.ts'
import { coverOfScope } from './ledger.server.ts'
import { isPaidOut, loansOfFund, standingOfLoan } from './loans.server.ts'
import { openEntries } from './statements.server.ts'

/** The day on which a fund was closed; null while it is open. */
export async function closedOn(reader: Reader, fund: string): Promise<IsoDate | null> {
  const [row] = await reader.select({ on: funds.closedOn }).from(funds).where(eq(funds.id, fund))
  return row?.on ?? null
}

export type OutlivingLoan = {
  grant: string
  reference: string
  name: string
  outstanding: Cents
  until: IsoDate
  /** The whole schedule; `left` is what still has to come. */
  instalments: { due: IsoDate; principal: Cents; interest: Cents; paid: Cents; left: Cents }[]
}

/** The loans that are paid out and not over: they outlive the fund, each with what still has to come. */
export async function outlivingLoans(reader: Reader, fund: string, now: Date): Promise<OutlivingLoan[]> {
  const loans = (await loansOfFund(reader, fund)).filter((one) => isPaidOut(one))
  const open = loans.flatMap((loan) => {
    const service = standingOfLoan(loan, dayOf(now))
    return isLoanOver(service) ? [] : [{ loan, service }]
  })
  if (open.length === 0) return []
  const named = await reader
    .select({ id: grants.id, reference: grants.reference, title: grants.title, name: initiatives.name })
    .from(grants)
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .where(
      inArray(
        grants.id,
        open.map(({ loan }) => loan.grant),
      ),
    )
  return open.map(({ loan, service }) => {
    const of = named.find(({ id }) => id === loan.grant)
    return {
      ...{ grant: loan.grant, reference: of?.reference ?? '', name: of?.name || of?.title || '' },
      outstanding: service.outstanding,
      until: loan.rows.at(-1)?.due ?? '',
      instalments: service.instalments.map((one) => ({
        ...{ due: one.due, principal: one.principal, interest: one.interest },
        paid: cents(one.paidPrincipal + one.paidInterest),
        left: leftOf(one),
      })),
    }
  })
}

/**
 * What is open of a fund. A grant is open until it is settled or ended; one that is settled but for a loan that runs is
 * not. A year is open when it is over and its books are not closed. `but` is the decision that is looked at itself.
 */
export async function closingFacts(
  reader: Reader,
  fund: string,
  now: Date,
  but: string | null = null,
): Promise<ClosingFacts> {
  const count = sql<number>`count(*)::int`
  const [open] = await reader
    .select({ count })
    .from(proposals)
    .where(
      and(
        eq(proposals.fundId, fund),
        inArray(proposals.state, ['submitted', 'returned', 'in-review', 'awaiting-decision', 'waiting-list']),
      ),
    )
  const settled = sql`exists (select 1 from ${grantSettlements} s where s.grant_id = ${grants.id}
    and s.decided_at is not null)`
  const loans = (await outlivingLoans(reader, fund, now)).map(({ grant }) => grant)
  const lives = loans.length > 0 ? sql`(${inArray(grants.id, loans)} and ${settled})` : sql`false`
  const [running] = await reader
    .select({ count })
    .from(grants)
    .where(
      and(eq(grants.fundId, fund), notInArray(grants.state, ['settled', 'terminated']), sql`not ${lives}`),
    )
  const [payments] = await reader
    .select({ count })
    .from(releases)
    .where(
      and(
        eq(releases.fundId, fund),
        isNull(releases.paidOn),
        isNull(releases.cancelledAt),
        isNull(releases.failedAt),
      ),
    )
  const [files] = await reader
    .select({ count })
    .from(paymentBatches)
    .where(
      and(
        eq(paymentBatches.fundId, fund),
        isNull(paymentBatches.refusedAt),
        sql`exists (select 1 from payment_lines l join releases r on r.id = l.release_id
          where l.batch_id = ${paymentBatches.id} and r.paid_on is null and r.failed_at is null and r.cancelled_at is null)`,
      ),
    )
  const [decisions] = await reader
    .select({ count })
    .from(fundDecisions)
    .where(
      and(
        eq(fundDecisions.fundId, fund),
        isNull(fundDecisions.takenAt),
        isNull(fundDecisions.returnedAt),
        but ? sql`${fundDecisions.id} <> ${but}` : undefined,
      ),
    )
  const { firstYear, closed } = await bounds(reader, fund)
  const next = closed === null ? firstYear : Number(closed.slice(0, 4)) + 1
  return {
    proposals: open?.count ?? 0,
    grants: running?.count ?? 0,
    payments: payments?.count ?? 0,
    files: files?.count ?? 0,
    movements: (await openEntries(reader, fund)).length,
    decisions: decisions?.count ?? 0,
    years: Math.max(0, Number(dayOf(now).slice(0, 4)) - next),
    'short-days': shortDays(await coverOfScope(reader, fund, fund)).length,
  }
}

/** What a closed fund hands over, with its bytes when they are asked; null until it is made. */
export async function handOverOf(reader: Reader, fund: string) {
  const [row] = await reader
    .select({
      decision: handOvers.decisionId,
      madeAt: handOvers.madeAt,
      fileName: documents.fileName,
      sha256: documents.sha256,
      bytes: documents.bytes,
    })
    .from(handOvers)
    .innerJoin(documents, eq(documents.id, handOvers.documentId))
    .where(eq(handOvers.fundId, fund))
    .orderBy(desc(handOvers.madeAt))
    .limit(1)
  return row ?? null
}
