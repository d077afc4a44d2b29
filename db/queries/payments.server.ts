import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { allocate } from '#app/domain/grant/loan-allocation.ts'
import { leftOf } from '#app/domain/grant/loan-service.ts'
import { canFile } from '#app/domain/grant/release.ts'
import { type Cents, cents, sumCents } from '#app/domain/money.ts'
import { payableAccount } from '#app/domain/payment/account.ts'
import { type BatchState, batchState, endToEndIdOf } from '#app/domain/payment/batch.ts'
import type { KnownClaim, KnownPayment } from '#app/domain/payment/matching.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import type { Reader } from '#db/client.server.ts'
import {
  bankAccounts,
  grantRepayments,
  grantSettlements,
  grants,
  paymentBatches,
  paymentLines,
  people,
  releases,
  statementEntries,
} from '#db/schema/index.ts'
import { accountsOfAll } from './accounts.server.ts'
import { versionInForce } from './agreements.server.ts'
import { isUuid } from './ids.ts'
import { isPaidOut, loansOfFund } from './loans.server.ts'
import { factsByGrant, isTrancheHeld, type ReleaseRow, trancheIn } from './tranches.server.ts'

/** An approved payment that is in no file, and whether it may go into one. */
export type Waiting = {
  release: ReleaseRow
  grant: string
  reference: string
  number: number
  of: number
  verdict: Verdict
}
export type BatchRow = {
  id: string
  number: number
  executeOn: IsoDate
  totalCents: Cents
  count: number
  state: BatchState
  madeAt: Date
  madeByName: string
  document: string
  sha256: string
  refusedAt: Date | null
  refusedReason: string | null
}
export type BatchLine = {
  release: string
  grant: string
  proposal: string
  reference: string
  tranche: string
  amountCents: Cents
  iban: string
  holder: string
  paidOn: IsoDate | null
  failedReason: string | null
  returnedOn: IsoDate | null
}

/** Every approved payment of a fund that waits for a file, the one approved first on top. */
export async function waitingPayments(reader: Reader, fund: string, today: IsoDate): Promise<Waiting[]> {
  const running = await reader
    .select({ id: grants.id, state: grants.state, reference: grants.reference })
    .from(grants)
    .where(and(eq(grants.fundId, fund), inArray(grants.id, approvedGrants(reader, fund))))
    .orderBy(asc(grants.id))
  const accounts = await accountsOfAll(
    reader,
    running.map(({ id }) => id),
  )
  const waiting: Waiting[] = []
  for (const known of await factsByGrant(reader, fund, running, today)) {
    const version = await versionInForce(reader, known.grant)
    const reference = running.find(({ id }) => id === known.grant)?.reference ?? ''
    for (const release of known.releases.values()) {
      const tranche = trancheIn(known.plan, release.tranche)
      if (!version || !tranche || !isWaiting(release)) continue
      const { bankCoolingDays } = version.terms.payment
      const account = payableAccount(release.iban, accounts.get(known.grant) ?? [], bankCoolingDays)
      const onHold = isTrancheHeld(known, release.tranche)
      waiting.push({
        release,
        grant: known.grant,
        reference,
        number: tranche.number,
        of: known.plan.tranches.length,
        verdict: canFile(release, { account, onHold, today }),
      })
    }
  }
  return waiting.toSorted(
    (one, other) => (one.release.approvedAt?.getTime() ?? 0) - (other.release.approvedAt?.getTime() ?? 0),
  )
}

/** Every file of payments, the newest first. */
export async function batchesOf(reader: Reader, fund: string): Promise<BatchRow[]> {
  return selectBatches(reader, eq(paymentBatches.fundId, fund))
}

/** One file of the fund; null for anything else. */
export async function batchById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<BatchRow | null> {
  if (!isUuid(id)) return null
  const [row] = await selectBatches(reader, and(eq(paymentBatches.fundId, fund), eq(paymentBatches.id, id)))
  return row ?? null
}

/** What a file asked, in its order, and what became of it. */
export async function linesOfBatch(reader: Reader, batch: string): Promise<BatchLine[]> {
  return reader
    .select({
      release: paymentLines.releaseId,
      grant: releases.grantId,
      proposal: grants.proposalId,
      reference: grants.reference,
      tranche: releases.trancheId,
      amountCents: paymentLines.amountCents,
      iban: paymentLines.iban,
      holder: releases.accountHolder,
      paidOn: releases.paidOn,
      failedReason: releases.failedReason,
      returnedOn: releases.returnedOn,
    })
    .from(paymentLines)
    .innerJoin(releases, eq(releases.id, paymentLines.releaseId))
    .innerJoin(grants, eq(grants.id, releases.grantId))
    .where(eq(paymentLines.batchId, batch))
    .orderBy(asc(paymentLines.place))
}

/** Every payment that a statement may speak of: in a file that the bank has, or paid and not come back. */
export async function knownPayments(reader: Reader, fund: string): Promise<KnownPayment[]> {
  const rows = await reader
    .select({
      release: releases,
      files: sql<string[]>`coalesce((select array_agg(${paymentBatches.messageId}) from ${paymentLines}
        join ${paymentBatches} on ${paymentBatches.id} = ${paymentLines.batchId}
        where ${paymentLines.releaseId} = ${releases.id}), '{}')`,
      seen: sql<boolean>`exists (select 1 from ${statementEntries}
        where ${statementEntries.releaseId} = ${releases.id} and ${statementEntries.state} = 'paid')`,
    })
    .from(releases)
    .where(
      and(
        eq(releases.fundId, fund),
        isNotNull(releases.approvedAt),
        isNull(releases.failedAt),
        isNull(releases.cancelledAt),
      ),
    )
    .orderBy(asc(releases.id))
  return rows.flatMap(({ release, files, seen }) =>
    release.filedAt || release.paidOn
      ? [
          {
            release: release.id,
            grant: release.grantId,
            endToEndId: endToEndIdOf(release.id),
            amountCents: release.amountCents,
            iban: release.iban,
            files,
            seen,
            state: release.paidOn ? ('paid' as const) : ('sent' as const),
            from: release.approvedAt ? dayOf(release.approvedAt) : (release.paidOn as IsoDate),
          },
        ]
      : [],
  )
}

/** What is to come back of settled grants and of loans, with the accounts of each: what a repayment is known by. */
export async function knownClaims(reader: Reader, fund: string): Promise<KnownClaim[]> {
  return [...(await settlementClaims(reader, fund)), ...(await loanClaims(reader, fund))]
}

async function settlementClaims(reader: Reader, fund: string): Promise<KnownClaim[]> {
  const repaid = sql<string>`coalesce((select sum(${grantRepayments.cents}) from ${grantRepayments}
    where ${grantRepayments.grantId} = ${grantSettlements.grantId}), 0)`
  const ibans = sql<string[]>`array(select ${bankAccounts.iban} from ${bankAccounts}
    where ${bankAccounts.grantId} = ${grantSettlements.grantId})`
  const byHand = sql<KnownClaim['byHand']>`coalesce((select json_agg(json_build_object(
      'repayment', ${grantRepayments.id}, 'amountCents', ${grantRepayments.cents}, 'valueOn', ${grantRepayments.valueOn}))
    from ${grantRepayments} where ${grantRepayments.grantId} = ${grantSettlements.grantId} and not exists (
      select 1 from ${statementEntries} where ${statementEntries.repaymentId} = ${grantRepayments.id})), '[]')`
  const rows = await reader
    .select({
      grant: grants.id,
      reference: grants.reference,
      asked: grantSettlements.askedCents,
      from: grantSettlements.decidedOn,
      repaid,
      ibans,
      byHand,
    })
    .from(grantSettlements)
    .innerJoin(grants, eq(grants.id, grantSettlements.grantId))
    .where(and(eq(grantSettlements.fundId, fund), isNotNull(grantSettlements.decidedAt)))
    .orderBy(asc(grants.id))
  return rows.map(({ asked, repaid: back, from, ...row }) => ({
    ...row,
    by: 'settlement' as const,
    from: from as IsoDate,
    dueCents: cents(asked - Number(back)),
  }))
}

/** Of a loan that was paid out: all that is still to pay of it, early or not. */
async function loanClaims(reader: Reader, fund: string): Promise<KnownClaim[]> {
  const lent = (await loansOfFund(reader, fund)).filter(isPaidOut)
  if (lent.length === 0) return []
  const ids = lent.map(({ grant }) => grant)
  const known = await reader
    .select({
      id: grants.id,
      reference: grants.reference,
      ibans: sql<string[]>`array(select b.iban from bank_accounts b where b.grant_id = grants.id)`,
      shown: sql<string[]>`array(select e.loan_receipt_id from statement_entries e
        where e.loan_receipt_id in (select r.id from loan_receipts r where r.grant_id = grants.id))`,
    })
    .from(grants)
    .where(inArray(grants.id, ids))
  const byGrant = new Map(known.map((row) => [row.id, row]))
  return lent.flatMap(({ grant, lent: on, receipts, decisions }) => {
    const row = byGrant.get(grant)
    if (!row) return []
    return [
      {
        ...{ grant, by: 'loan' as const, reference: row.reference, ibans: row.ibans, from: on.paidOut },
        dueCents: sumCents(allocate(on, receipts, decisions).instalments.map(leftOf)),
        byHand: receipts
          .filter(({ id }) => !row.shown.includes(id))
          .map(({ id, cents: amountCents, on: valueOn }) => ({ repayment: id, amountCents, valueOn })),
      },
    ]
  })
}

function isWaiting({ approvedAt, filedAt, paidOn, failedAt }: ReleaseRow): boolean {
  return approvedAt !== null && filedAt === null && paidOn === null && failedAt === null
}

function approvedGrants(reader: Reader, fund: string) {
  return reader
    .select({ id: releases.grantId })
    .from(releases)
    .where(
      and(
        eq(releases.fundId, fund),
        isNotNull(releases.approvedAt),
        isNull(releases.filedAt),
        isNull(releases.paidOn),
        isNull(releases.failedAt),
        isNull(releases.cancelledAt),
      ),
    )
}

async function selectBatches(reader: Reader, where: ReturnType<typeof and>): Promise<BatchRow[]> {
  const payments = sql<{ paid: boolean; failed: boolean }[]>`(
    select json_agg(json_build_object('paid', ${releases.paidOn} is not null, 'failed', ${releases.failedAt} is not null))
    from ${paymentLines} join ${releases} on ${releases.id} = ${paymentLines.releaseId}
    where ${paymentLines.batchId} = ${paymentBatches.id})`
  const rows = await reader
    .select({ batch: paymentBatches, madeByName: people.name, payments })
    .from(paymentBatches)
    .innerJoin(people, eq(people.id, paymentBatches.madeBy))
    .where(where)
    .orderBy(desc(paymentBatches.number))
  return rows.map(({ batch, madeByName, payments: lines }) => ({
    id: batch.id,
    number: batch.number,
    executeOn: batch.executeOn,
    totalCents: batch.totalCents,
    count: lines.length,
    state: batchState(batch.refusedAt, lines),
    madeAt: batch.madeAt,
    madeByName,
    document: batch.documentId,
    sha256: batch.sha256,
    refusedAt: batch.refusedAt,
    refusedReason: batch.refusedReason,
  }))
}
