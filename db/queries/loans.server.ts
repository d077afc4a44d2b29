import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { fundSettingsSchema } from '#app/domain/fund.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import { loanOf } from '#app/domain/grant/instrument.ts'
import type { Loan } from '#app/domain/grant/loan.ts'
import type {
  LentOn,
  LoanDecision,
  LoanDecisionKind,
  LoanReceipt,
} from '#app/domain/grant/loan-allocation.ts'
import { type LoanRow, scheduleOf } from '#app/domain/grant/loan-schedule.ts'
import { type LoanService, serviceOf } from '#app/domain/grant/loan-service.ts'
import { termsSchema } from '#app/domain/grant/terms.ts'
import type { Line } from '#app/domain/ledger.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import {
  funds,
  grantSettlements,
  grants,
  ledgerEntries,
  loanDecisions,
  loanInvoices,
  loanReceipts,
  releases,
  termsVersions,
} from '#db/schema/index.ts'

export type BookedReceipt = LoanReceipt & { bookedAt: Date }
export type TakenDecision = LoanDecision & { id: string; reason: string | null }
export type LoanInvoice = { id: string; number: number; dueOn: IsoDate; cents: Cents; madeAt: Date }

/** A loan of terms in force: as planned while `lent` is null, else as it was paid out, with all that happened to it. */
export type GrantLoan = {
  grant: string
  fund: string
  state: GrantState
  loan: Loan
  tranche: string
  plannedOn: IsoDate
  /** The grant came to its end: what was not paid out never will be. */
  over: boolean
  /** Its payment came back from the bank and was not made anew. */
  sentBack: boolean
  rows: LoanRow[]
  lent: LentOn | null
  receipts: BookedReceipt[]
  decisions: TakenDecision[]
  invoices: LoanInvoice[]
}
export type RunningLoan = GrantLoan & { lent: LentOn }

/** Is this loan paid out? Only then is there anything to pay back. */
export function isPaidOut(loan: GrantLoan | null): loan is RunningLoan {
  return loan?.lent != null
}

/** How a loan that was paid out stands on a day. */
export function standingOfLoan({ lent, receipts, decisions }: RunningLoan, today: IsoDate): LoanService {
  return serviceOf(lent, receipts, decisions, today)
}

/** The loan of a grant; null while no agreement with a loan is in force. */
export async function loanOfGrant(reader: Reader, fund: string, grant: string): Promise<GrantLoan | null> {
  const [loan] = await loansAmong(reader, fund, [grant])
  return loan ?? null
}

/** Every loan of a fund, in the order in which their grants were awarded. */
export async function loansOfFund(reader: Reader, fund: string): Promise<GrantLoan[]> {
  return loansAmong(reader, fund, null)
}

async function loansAmong(reader: Reader, fund: string, ids: readonly string[] | null): Promise<GrantLoan[]> {
  const found = await reader
    .select({ grant: grants.id, state: grants.state, terms: termsVersions.terms })
    .from(grants)
    .innerJoin(termsVersions, and(eq(termsVersions.grantId, grants.id), eq(termsVersions.state, 'in-force')))
    .where(
      and(
        eq(grants.fundId, fund),
        ids ? inArray(grants.id, [...ids]) : undefined,
        sql`${termsVersions.terms}->'instruments' @> '[{"kind":"loan"}]'::jsonb`,
      ),
    )
    .orderBy(asc(grants.awardedAt), asc(grants.id))
  if (found.length === 0) return []
  const happened = await happenings(
    reader,
    found.map(({ grant }) => grant),
  )
  return found.flatMap(({ grant, state, terms: stored }) => {
    const terms = termsSchema.parse(stored)
    const loan = loanOf(terms)
    const tranche = terms.tranches.find(({ instrument }) => instrument === 'loan')
    if (!loan || !tranche) return []
    const of = <Row extends { grantId: string }>(rows: Row[]) => rows.filter((row) => row.grantId === grant)
    const paid = of(happened.paid).filter(({ trancheId }) => trancheId === tranche.id)
    const paidOut = paid.find(({ returnedOn }) => returnedOn === null)?.paidOn ?? null
    const { rows } = scheduleOf(loan, paidOut ?? tranche.plannedOn)
    return [
      {
        ...{ grant, fund, state: state as GrantState, loan, rows },
        tranche: tranche.id,
        plannedOn: tranche.plannedOn,
        over: state === 'settled' || state === 'terminated' || of(happened.settled).length > 0,
        sentBack: paidOut === null && paid.length > 0,
        lent: paidOut === null ? null : { rows, bp: loan.interestBp, paidOut },
        receipts: of(happened.received).map(({ id, valueOn, cents: amount, bookedAt }) => ({
          ...{ id, on: valueOn, cents: amount, bookedAt },
        })),
        decisions: of(happened.decided).map(({ id, kind, decidedOn, cents: amount, reason }) => ({
          ...{ id, kind: kind as LoanDecisionKind, on: decidedOn as IsoDate, cents: amount, reason },
        })),
        invoices: of(happened.asked).map(({ id, number, dueOn, principalCents, interestCents, madeAt }) => ({
          ...{ id, number, dueOn, cents: cents(principalCents + interestCents), madeAt },
        })),
      },
    ]
  })
}

async function happenings(reader: Reader, ids: string[]) {
  const paid = await reader
    .select({
      grantId: releases.grantId,
      trancheId: releases.trancheId,
      paidOn: releases.paidOn,
      returnedOn: releases.returnedOn,
    })
    .from(releases)
    .where(and(inArray(releases.grantId, ids), isNull(releases.cancelledAt), isNotNull(releases.paidOn)))
  const received = await reader
    .select()
    .from(loanReceipts)
    .where(
      and(
        inArray(loanReceipts.grantId, ids),
        sql`not exists (select 1 from loan_corrections c
      where c.receipt_id = loan_receipts.id and c.decided_at is not null)`,
      ),
    )
    .orderBy(asc(loanReceipts.valueOn), asc(loanReceipts.id))
  const decided = await reader
    .select()
    .from(loanDecisions)
    .where(and(inArray(loanDecisions.grantId, ids), isNotNull(loanDecisions.decidedAt)))
    .orderBy(asc(loanDecisions.decidedAt), asc(loanDecisions.id))
  const asked = await reader
    .select()
    .from(loanInvoices)
    .where(inArray(loanInvoices.grantId, ids))
    .orderBy(asc(loanInvoices.number))
  const settled = await reader
    .select({ grantId: grantSettlements.grantId })
    .from(grantSettlements)
    .where(and(inArray(grantSettlements.grantId, ids), isNotNull(grantSettlements.decidedAt)))
  return { paid, received, decided, asked, settled }
}

export type OpenLoanDecision = {
  id: string
  kind: LoanDecisionKind
  cents: Cents
  reason: string | null
  preparedBy: string
  preparedAt: Date
}

/** What about a loan waits for the second person; null when nothing does. */
export async function openLoanDecision(reader: Reader, grant: string): Promise<OpenLoanDecision | null> {
  const [row] = await reader
    .select()
    .from(loanDecisions)
    .where(and(eq(loanDecisions.grantId, grant), isNull(loanDecisions.decidedAt)))
  return row ? { ...row, kind: row.kind as LoanDecisionKind } : null
}

/** What the ledger expects back of a grant now, per due date, as cover. */
export async function countedRepayments(reader: Reader, grant: string): Promise<Line[]> {
  const rows = await reader
    .select({ on: ledgerEntries.on, cover: sql<string>`sum(${ledgerEntries.coverCents})` })
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.grantId, grant),
        inArray(ledgerEntries.kind, ['repayment-expected', 'expectation-reversed']),
      ),
    )
    .groupBy(ledgerEntries.on)
    .orderBy(asc(ledgerEntries.on))
  return rows.map(({ on, cover }) => ({ on, cover: cents(Number(cover)) }))
}

/** What a fund chose for its loans: the share that counts, the days, and the account. */
export async function loanSettings(reader: Reader, fund: string) {
  const [row] = await reader.select({ settings: funds.settings }).from(funds).where(eq(funds.id, fund))
  const { acceptedShareBp, invoiceDays, missedAfterDays, account } = fundSettingsSchema.parse(
    row?.settings ?? {},
  )
  return { acceptedShareBp, invoiceDays, missedAfterDays, account: account ?? null }
}
