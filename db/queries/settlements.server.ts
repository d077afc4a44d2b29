import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { earnedCents } from '#app/domain/grant/outcome.ts'
import type { SettlementFacts, SettlementForm, SettlementGround } from '#app/domain/grant/settlement.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { type Cents, cents, sumCents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import { grantRepayments, grantSettlements, reports } from '#db/schema/index.ts'
import { acceptedSpending } from './reports.server.ts'
import type { GrantFacts } from './tranches.server.ts'

export type Settlement = Omit<SettlementForm, 'explanation'> & {
  id: string
  grant: string
  awardCents: Cents
  paidCents: Cents
  spentCents: Cents
  explanation: string | null
  toPayCents: Cents
  askedCents: Cents
  payTranche: string | null
  preparedBy: string
  preparedAt: Date
  returnedBy: string | null
  returnedAt: Date | null
  returnReason: string | null
  decidedBy: string | null
  decidedAt: Date | null
  decidedOn: IsoDate | null
  dueOn: IsoDate | null
  reclaimableUntil: IsoDate | null
}

/** The settlement of a grant, prepared or decided; null when there is none. */
export async function settlementOf(reader: Reader, grant: string): Promise<Settlement | null> {
  const [row] = await reader.select().from(grantSettlements).where(eq(grantSettlements.grantId, grant))
  return row ? rowOf(row) : null
}

/** The tranche that pays the rest of each of these grants that was settled with something to pay. */
export async function settledTranches(
  reader: Reader,
  grants: readonly string[],
): Promise<{ grant: string; tranche: string | null; toPayCents: Cents; dueOn: IsoDate }[]> {
  if (grants.length === 0) return []
  const rows = await reader
    .select()
    .from(grantSettlements)
    .where(and(inArray(grantSettlements.grantId, [...grants]), isNotNull(grantSettlements.decidedAt)))
  return rows.map((row) => ({
    grant: row.grantId,
    tranche: row.payTrancheId,
    toPayCents: row.toPayCents,
    dueOn: row.dueOn as IsoDate,
  }))
}

/** What came back so far of a grant. */
export async function repaidOf(reader: Reader, grant: string): Promise<Cents> {
  const [row] = await reader
    .select({ cents: sql<string>`coalesce(sum(${grantRepayments.cents}), 0)` })
    .from(grantRepayments)
    .where(eq(grantRepayments.grantId, grant))
  return cents(Number(row?.cents ?? 0))
}

/**
 * What a settlement rests on: the gift in the terms with what results earned, payments, accepted spending and other money.
 * A loan stays out.
 */
export async function settlementFacts(
  reader: Reader,
  known: GrantFacts,
  terms: Terms,
  today: IsoDate,
): Promise<SettlementFacts> {
  const parts = terms.tranches.filter(({ instrument }) => instrument !== 'loan')
  const live = parts.flatMap(({ id }) => known.releases.get(id) ?? [])
  const final = terms.reports.filter(({ kind }) => kind === 'final').map(({ id }) => id)
  const accepted = await reader
    .select({ moment: reports.momentId })
    .from(reports)
    .where(and(eq(reports.grantId, known.grant), eq(reports.state, 'accepted')))
  const spent = (await acceptedSpending(reader, known.grant)).flat()
  const cap = known.outcome?.outcome.amountCents ?? cents(0)
  const earned = known.outcome ? earnedCents(known.outcome.outcome, known.outcome.soFar.counted) : cents(0)
  const unearned = cents(cap - earned)
  return {
    awardCents: cents(sumCents(parts.map(({ amountCents }) => amountCents)) - unearned),
    earnedCents: earned,
    unearnedCents: unearned,
    paidCents: sumCents(live.flatMap(({ paidOn, amountCents }) => (paidOn ? [amountCents] : []))),
    spentCents: sumCents(spent.map((line) => line.cents)),
    otherCents: sumCents(terms.coFunding.map(({ amountCents }) => amountCents)),
    finalReportAccepted: accepted.some(({ moment }) => final.includes(moment)),
    paymentUnderWay: live.some(
      ({ paidOn, approvedAt, failedAt }) => !paidOn && !failedAt && approvedAt !== null,
    ),
    resultsWait: (known.outcome?.soFar.waiting ?? 0) > 0,
    waiverBelowCents: cents(terms.settlement.waiverBelowCents),
    maximumMonths: terms.reclaim.planMonths,
    today,
  }
}

function rowOf(row: typeof grantSettlements.$inferSelect): Settlement {
  const { fundId: _fund, grantId, payTrancheId, ground, ...rest } = row
  return { ...rest, grant: grantId, payTranche: payTrancheId, ground: ground as SettlementGround }
}
