import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Facts, type Measured, withResults } from '#app/domain/grant/condition.ts'
import { factsOf, type HappenedFacts } from '#app/domain/grant/facts.ts'
import { isHeld } from '#app/domain/grant/hold.ts'
import { ceilingsOf, type PartPayment, partResults } from '#app/domain/grant/outcome-payment.ts'
import { type Release, trancheState } from '#app/domain/grant/tranche.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Reader } from '#db/client.server.ts'
import {
  confirmations,
  grants,
  measurements,
  milestoneAcceptances,
  people,
  releases,
  reports,
} from '#db/schema/index.ts'
import { type HoldRow, liveHolds } from './holds.server.ts'
import { isUuid } from './ids.ts'
import { type GrantOutcome, outcomesOf } from './outcome-results.server.ts'
import { type Plan, type PlannedTranche, plansOf } from './plans.server.ts'
import { settledTranches } from './settlements.server.ts'

export type ReleaseRow = Release & {
  id: string
  fund: string
  grant: string
  tranche: string
  amountCents: Cents
  iban: string
  holder: string
  preparedAt: Date
  approvedAt: Date | null
  filedAt: Date | null
  paidAt: Date | null
  failedAt: Date | null
  returnedOn: IsoDate | null
  failedReason: string | null
}
/** A grant's plan with what happened to it by a day: all that its conditions ask. */
export type GrantFacts = {
  grant: string
  state: string
  plan: Plan
  happened: HappenedFacts
  facts: Facts
  /** The live release of each tranche, by its id; the newest, where one came back. */
  releases: Map<string, ReleaseRow>
  holds: HoldRow[]
  /** What is paid per result, and what came of it; null when nothing is. */
  outcome: GrantOutcome | null
  /** Settled, and by the tranche that pays the rest, if anything is left to pay. */
  settled: boolean
  rest: string | null
}

/** The facts of these grants of a fund on a day (Europe/Amsterdam), in as many questions however many grants there are. */
export async function factsByGrant(
  reader: Reader,
  fund: string,
  grantRows: readonly { id: string; state: string }[],
  today: IsoDate,
): Promise<GrantFacts[]> {
  const ids = grantRows.map(({ id }) => id)
  if (ids.length === 0) return []
  const plans = await plansOf(reader, fund, ids)
  const happenings = await happeningsOf(reader, ids)
  const holds = await liveHolds(reader, ids)
  const settled = await settledTranches(reader, ids)
  const outcomes = await outcomesOf(reader, ids)
  return grantRows.flatMap(({ id, state }) => {
    const agreed = plans.get(id)
    if (!agreed) return []
    const settlement = settled.find(({ grant }) => grant === id) ?? null
    const live = new Map(
      happenings.released.filter(({ grant }) => grant === id).map((release) => [release.tranche, release]),
    )
    const outcome = outcomes.get(id) ?? null
    const paying = outcome ? withOutcome(agreed, outcome, live) : agreed
    const plan = settlement ? withRest(paying, settlement) : paying
    const happened = happenedTo(id, plan, happenings, today, outcome, live)
    return [
      {
        grant: id,
        state,
        plan,
        happened,
        facts: factsOf(plan, happened),
        releases: live,
        holds: holds.filter(({ grant }) => grant === id),
        outcome,
        rest: settlement?.tranche ?? null,
        settled: settlement !== null,
      },
    ]
  })
}

/** The same for one grant; null when it has no terms. */
export async function factsOfGrant(
  reader: Reader,
  fund: string,
  grant: string,
  today: IsoDate,
): Promise<GrantFacts | null> {
  const rows = await reader
    .select({ id: grants.id, state: grants.state })
    .from(grants)
    .where(and(eq(grants.fundId, fund), eq(grants.id, grant)))
  const [facts] = await factsByGrant(reader, fund, rows, today)
  return facts ?? null
}

/** A release of the fund; null for anything else. */
export async function releaseById(
  reader: Reader,
  fund: string,
  id: string | undefined,
): Promise<ReleaseRow | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select()
    .from(releases)
    .where(and(eq(releases.fundId, fund), eq(releases.id, id)))
  return row ? releaseOf(row) : null
}

export function trancheIn(plan: Plan, id: string | undefined): PlannedTranche | null {
  return plan.tranches.find((tranche) => tranche.id === id) ?? null
}

/** Is this tranche held, by itself or with the whole grant? */
export function isTrancheHeld(
  { state, holds }: Pick<GrantFacts, 'state' | 'holds'>,
  tranche: string,
): boolean {
  return state === 'on-hold' || isHeld(holds, tranche)
}

/** Is a tranche never paid any more: the grant was stopped or settled, and this one does not pay the rest? */
function isCancelled({ state, settled, rest }: GrantFacts, tranche: string): boolean {
  const over = settled || state === 'terminated' || state === 'settled'
  return over && tranche !== rest
}

/** What was done to pay each tranche, as far as what results earn hangs on it. */
export function paymentsOf(live: ReadonlyMap<string, ReleaseRow>): Map<string, PartPayment> {
  return new Map(
    [...live].map(([tranche, { amountCents, paidOn, failedAt }]) => [
      tranche,
      { amountCents, paid: paidOn !== null, failed: Boolean(failedAt) },
    ]),
  )
}

/** The payments of the tranches that pay results alone. */
function resultPayments({ parts }: GrantOutcome, live: ReadonlyMap<string, ReleaseRow>) {
  const payments = paymentsOf(live)
  return new Map([...payments].filter(([tranche]) => parts.some(({ id }) => id === tranche)))
}

/** The plan of a grant with results: its tranches wait for their moment and for results, and pay what was earned. */
function withOutcome(plan: Plan, outcome: GrantOutcome, live: ReadonlyMap<string, ReleaseRow>): Plan {
  const payments = resultPayments(outcome, live)
  const ceilings = ceilingsOf(outcome.parts, payments)
  const results = partResults(outcome.outcome, outcome.parts, payments, outcome.soFar)
  const tranches = plan.tranches.map((one) => {
    const ceiling = ceilings.get(one.id)
    if (ceiling === undefined) return one
    const payableCents = results.get(one.id)?.payableCents
    return { ...one, amountCents: ceiling, payableCents, condition: withResults(one) }
  })
  return { ...plan, tranches }
}

/** The plan of a settled grant: the tranche that pays the rest has that amount and waits for nothing. */
function withRest(
  plan: Plan,
  { tranche, toPayCents, dueOn }: { tranche: string | null; toPayCents: Cents; dueOn: IsoDate },
): Plan {
  const tranches = plan.tranches.map((one) =>
    one.id === tranche
      ? {
          ...one,
          amountCents: toPayCents,
          payableCents: undefined,
          plannedOn: dueOn,
          condition: { signed: true } as const,
        }
      : one,
  )
  return { ...plan, tranches }
}

/** Where a tranche of the plan is, with what is missing; a grant that came to its end pays nothing more. */
export function standingOf(known: GrantFacts, tranche: PlannedTranche) {
  return trancheState(tranche, {
    facts: known.facts,
    release: known.releases.get(tranche.id) ?? null,
    onHold: isTrancheHeld(known, tranche.id),
    cancelled: isCancelled(known, tranche.id),
  })
}

type Happenings = Awaited<ReturnType<typeof happeningsOf>>

async function happeningsOf(reader: Reader, ids: string[]) {
  const accepted = await reader
    .select({
      grant: milestoneAcceptances.grantId,
      id: milestoneAcceptances.milestoneId,
      by: milestoneAcceptances.acceptedBy,
    })
    .from(milestoneAcceptances)
    .where(inArray(milestoneAcceptances.grantId, ids))
  const judged = await reader
    .select({ grant: reports.grantId, id: reports.momentId, by: reports.judgedBy })
    .from(reports)
    .where(and(inArray(reports.grantId, ids), eq(reports.state, 'accepted')))
  const confirmed = await reader
    .select({
      grant: confirmations.grantId,
      role: confirmations.role,
      text: confirmations.text,
      by: confirmations.confirmedBy,
    })
    .from(confirmations)
    .where(inArray(confirmations.grantId, ids))
  const measured = await reader
    .select()
    .from(measurements)
    .where(
      and(
        inArray(measurements.grantId, ids),
        isNotNull(measurements.acceptedAt),
        isNull(measurements.correctedById),
      ),
    )
    .orderBy(asc(measurements.periodTo), asc(measurements.periodFrom), asc(measurements.id))
  const released = await releasesAmong(reader, ids)
  return { accepted, judged, confirmed, measured, released }
}

async function releasesAmong(reader: Reader, ids: readonly string[]): Promise<ReleaseRow[]> {
  const rows = await reader
    .select()
    .from(releases)
    .where(and(inArray(releases.grantId, [...ids]), isNull(releases.cancelledAt)))
    .orderBy(asc(releases.preparedAt), asc(releases.id))
  return rows.map(releaseOf)
}

/** The payment of a tranche that somebody took back last, if it was not prepared again since. */
export async function lastTakenBack(
  reader: Reader,
  grant: string,
  tranche: string,
): Promise<{ byName: string; at: Date; reason: string } | null> {
  const [row] = await reader
    .select({
      byName: people.name,
      at: releases.cancelledAt,
      reason: releases.takeBackReason,
    })
    .from(releases)
    .leftJoin(people, eq(people.id, releases.takenBackBy))
    .where(and(eq(releases.grantId, grant), eq(releases.trancheId, tranche)))
    .orderBy(desc(releases.preparedAt), desc(releases.id))
    .limit(1)
  return row?.byName && row.at && row.reason ? { byName: row.byName, at: row.at, reason: row.reason } : null
}

/** The live release of each tranche of a grant, by its id; the newest, where one came back. */
export async function liveReleases(reader: Reader, grant: string): Promise<Map<string, ReleaseRow>> {
  const rows = await releasesAmong(reader, [grant])
  return new Map(rows.map((release) => [release.tranche, release]))
}

function happenedTo(
  grant: string,
  plan: Plan,
  all: Happenings,
  today: IsoDate,
  outcome: GrantOutcome | null,
  live: ReadonlyMap<string, ReleaseRow>,
): HappenedFacts {
  const mine = <Row extends { grant: string }>(rows: Row[]) => rows.filter((row) => row.grant === grant)
  const measured = all.measured.filter((row) => row.grantId === grant)
  return {
    today,
    signed: plan.inForce,
    acceptedMilestones: mine(all.accepted),
    acceptedReports: mine(all.judged).map(({ id, by }) => ({ id, by: by ?? '' })),
    paidTranches: mine(all.released).flatMap(({ tranche, paidOn }) => (paidOn ? [tranche] : [])),
    confirmations: mine(all.confirmed),
    measured: Object.fromEntries(
      plan.indicators.map(({ id }) => [id, newestOf(measured.filter((row) => row.indicatorId === id))]),
    ),
    waivedBaselines: plan.indicators.flatMap(({ id, noBaselineReason }) => (noBaselineReason ? [id] : [])),
    ...(outcome ? resultsOf(outcome, live) : {}),
  }
}

function resultsOf(outcome: GrantOutcome, live: ReadonlyMap<string, ReleaseRow>) {
  const payments = resultPayments(outcome, live)
  const results = partResults(outcome.outcome, outcome.parts, payments, outcome.soFar)
  return { results: Object.fromEntries(results), resultsBy: outcome.by }
}

/** Rows come in the order of their periods. */
function newestOf(rows: (typeof measurements.$inferSelect)[]): {
  baseline: number | null
  actual: Measured | null
} {
  const baseline = rows.findLast((row) => row.baseline)
  const actual = rows.findLast((row) => !row.baseline)
  return { baseline: baseline?.value ?? null, actual: actual ? measuredOf(actual) : null }
}

function measuredOf({ value, valueMax }: { value: number; valueMax: number | null }): Measured {
  return valueMax === null ? value : { from: value, to: valueMax }
}

function releaseOf(row: typeof releases.$inferSelect): ReleaseRow {
  return {
    id: row.id,
    fund: row.fundId,
    grant: row.grantId,
    tranche: row.trancheId,
    amountCents: row.amountCents,
    iban: row.iban,
    holder: row.accountHolder,
    preparedBy: row.preparedBy,
    preparedAt: row.preparedAt,
    approvedBy: row.approvedBy,
    approvedAt: row.approvedAt,
    filedAt: row.filedAt,
    paidOn: row.failedAt ? null : row.paidOn,
    paidAt: row.paidAt,
    failedAt: row.failedAt,
    returnedOn: row.returnedOn,
    failedReason: row.failedReason,
    cancelledAt: row.cancelledAt,
  }
}
