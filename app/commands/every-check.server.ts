import { addDays, dayOf } from '#app/domain/calendar.ts'
import { checkAgreedWithinAwarded, checkPaidWithinAgreed } from '#app/domain/ledger/check/amounts.ts'
import { checkLoans, type LoanSums } from '#app/domain/ledger/check/loans.ts'
import type { Checked } from '#app/domain/ledger/check/names.ts'
import { checkPayments } from '#app/domain/ledger/check/payments.ts'
import { checkPostings } from '#app/domain/ledger/check/postings.ts'
import { checkShortDays, type ScopeDays } from '#app/domain/ledger/check/short-days.ts'
import { checkSums, type KeptSum } from '#app/domain/ledger/check/sums.ts'
import { repaymentLines } from '#app/domain/ledger/lines.ts'
import { shortDays } from '#app/domain/ledger.ts'
import { sumCents } from '#app/domain/money.ts'
import { atOneMoment, type Reader } from '#db/client.server.ts'
import {
  documentHashes,
  factLines,
  grantSums,
  keptSums,
  loanBooks,
  paymentSums,
  postingKinds,
  trancheSums,
} from '#db/queries/checks.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { coverOfScope } from '#db/queries/ledger.server.ts'
import { loanSettings, loansOfFund } from '#db/queries/loans.server.ts'
import { standingDifferences } from './check-standings.server.ts'
import { repaymentsToCome } from './expect-repayments.server.ts'
import { verifyLog } from './verify-log.server.ts'

/**
 * Holds the books of a fund against themselves, as they are at one moment: what is kept beside the ledger against its
 * lines, agreements and payments against what was committed, loans against receipts, the log and every kept document
 * against their hashes. Reads only; a few questions each, however much there is. `now` is for what a day decides.
 */
export async function everyCheck(fund: string, now: Date): Promise<Checked[]> {
  return atOneMoment(async (reader) => [
    ...(await keptChecks(reader, fund)),
    ...(await agreedChecks(reader, fund, now)),
  ])
}

/** What only a wrong write can break, whatever the day: lines against sums, the log and the documents against their hashes. */
export async function keptChecks(reader: Reader, fund: string): Promise<Checked[]> {
  const kept = await keptSums(reader, fund)
  return [
    checkPostings(await postingKinds(reader, fund)),
    checkSums('cover', 'day', kept.cover, kept.coverCounted),
    checkSums('ceilings', 'ceiling', kept.ceilings, kept.ceilingsCounted),
    positionsCheck(kept),
    await logCheck(reader, fund),
    await documentsCheck(reader, fund),
  ]
}

/** What was agreed, paid and lent against each other, on this day. */
async function agreedChecks(reader: Reader, fund: string, now: Date): Promise<Checked[]> {
  const payments = await paymentSums(reader, fund)
  return [
    checkPaidWithinAgreed(await trancheSums(reader, fund)),
    checkAgreedWithinAwarded(await grantSums(reader, fund)),
    await standingsCheck(reader, fund, now),
    checkPayments(payments.lines, payments.files, payments.tranches),
    checkLoans(await loanSums(reader, fund, now)),
    checkShortDays(await scopesThatAreShort(reader, fund)),
  ]
}

/** The sums by kind against the lines they count, and by day against what cover is read from. */
function positionsCheck(kept: Awaited<ReturnType<typeof keptSums>>): Checked {
  const byKind = checkSums('positions', 'day', kept.kinds, kept.kindsCounted)
  const days = kept.kinds.map((row): KeptSum => ({ ...row, part: row.part.slice(0, 10) }))
  const byDay = checkSums('positions', 'day', days, kept.cover)
  return { ...byKind, findings: [...byKind.findings, ...byDay.findings] }
}

async function standingsCheck(reader: Reader, fund: string, now: Date): Promise<Checked> {
  const { tranches, different } = await standingDifferences(reader, fund, now)
  const findings = different.map(({ grant, tranche }) => ({
    about: 'tranche' as const,
    id: grant,
    part: tranche,
  }))
  return { name: 'standings', looked: tranches, findings }
}

async function loanSums(reader: Reader, fund: string, now: Date): Promise<LoanSums[]> {
  const loans = await loansOfFund(reader, fund)
  const { booked, counted } = await loanBooks(reader, fund)
  const settings = await loanSettings(reader, fund)
  const today = dayOf(now)
  return loans.map((loan) => {
    const on = (day: string) => repaymentsToCome(loan, day, settings).flatMap((one) => repaymentLines(one))
    return {
      grant: loan.grant,
      received: sumCents(loan.receipts.map(({ cents }) => cents)),
      booked: booked.get(loan.grant) ?? 0,
      counted: counted.get(loan.grant) ?? [],
      expected: { today: on(today), yesterday: on(addDays(today, -1)) },
    }
  })
}

/** Facts are read of a scope only when one of its days is short. */
async function scopesThatAreShort(reader: Reader, fund: string): Promise<ScopeDays[]> {
  const pots = await potsOf(reader, fund)
  const scopes: ScopeDays[] = []
  for (const pot of [null, ...pots.map(({ id }) => id)]) {
    const days = await coverOfScope(reader, fund, pot ?? fund)
    const facts = shortDays(days).length > 0 ? await factLines(reader, fund, pot) : []
    scopes.push({ scope: pot ?? fund, days, facts })
  }
  return scopes
}

async function logCheck(reader: Reader, fund: string): Promise<Checked> {
  const { events, faults } = await verifyLog(reader)
  const findings = faults
    .filter((fault) => fault.fund === null || fault.fund === fund)
    .map(({ where, what }) => ({ about: 'event' as const, id: where, part: what }))
  return { name: 'log', looked: events, findings }
}

async function documentsCheck(reader: Reader, fund: string): Promise<Checked> {
  const { count, wrong } = await documentHashes(reader, fund)
  return {
    name: 'documents',
    looked: count,
    findings: wrong.map((row) => ({ about: 'document' as const, ...row })),
  }
}
