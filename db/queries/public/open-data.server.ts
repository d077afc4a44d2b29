import { and, asc, desc, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import { type Terms, termsSchema } from '#app/domain/grant/terms.ts'
import type { Cents } from '#app/domain/money.ts'
import type { OpenPayment } from '#app/domain/open/grant.ts'
import type { Track } from '#app/domain/round.ts'
import type { Reader } from '#db/client.server.ts'
import {
  decisions,
  funds,
  grantEndings,
  grantRepayments,
  grantSettlements,
  grants,
  initiatives,
  loanReceipts,
  pots,
  releases,
  rounds,
  submissions,
  termsVersions,
  trancheStandings,
} from '#db/schema/index.ts'
import { isPublic } from '../rounds.server.ts'

/** A grant as it is on record, with names; what of it everybody may know is decided by `openGrant`. */
export type OpenGrantRow = {
  id: string
  reference: string
  initiative: string
  example: boolean
  summary: string
  document: unknown
  track: Track
  round: string
  pot: { key: string; name: string }
  neighbourhoods: string[]
  pillars: string[]
  startsOn: IsoDate
  endsOn: IsoDate
  state: GrantState
  awardedAt: Date
  awardedCents: Cents
  agreement: { terms: Terms; inForceAt: Date } | null
  settled: { cents: Cents; at: Date } | null
  stopped: { on: IsoDate; at: Date } | null
  payments: (OpenPayment & { at: Date })[]
  planned: OpenPayment[]
  repaid: (OpenPayment & { at: Date })[]
}

/** Every grant of a fund with all that is told of it, the newest award first, in a fixed number of queries. */
export async function openGrantRows(reader: Reader, fund: string): Promise<OpenGrantRow[]> {
  const rows = await grantRows(reader, fund)
  const agreements = await agreementsIn(reader, fund)
  const settlements = await reader
    .select()
    .from(grantSettlements)
    .where(and(eq(grantSettlements.fundId, fund), isNotNull(grantSettlements.decidedAt)))
  const endings = await reader
    .select()
    .from(grantEndings)
    .where(and(eq(grantEndings.fundId, fund), eq(grantEndings.state, 'applied')))
  const paid = await paymentsIn(reader, fund)
  const planned = await plannedIn(reader, fund)
  const repaid = await repaidIn(reader, fund)
  return rows.map((row) => {
    const settled = settlements.find(({ grantId }) => grantId === row.id)
    const stopped = endings.find(({ grantId }) => grantId === row.id)
    return {
      ...row,
      agreement: agreements.get(row.id) ?? null,
      settled: settled?.decidedAt ? { cents: settled.finalCents as Cents, at: settled.decidedAt } : null,
      stopped: stopped ? { on: stopped.lastDay, at: stopped.endedAt ?? stopped.preparedAt } : null,
      payments: of(paid, row.id),
      planned: of(planned, row.id),
      repaid: of(repaid, row.id),
    }
  })
}

/** Every round of a fund that everybody knows of, with the moment it was last changed. */
export async function openRounds(reader: Reader, fund: string) {
  const rows = await reader
    .select()
    .from(rounds)
    .where(and(eq(rounds.fundId, fund), isPublic))
    .orderBy(desc(rounds.opensAt), asc(rounds.slug))
  return rows.map(({ id, slug, name, track, opensAt, closesAt, decideBy, ...row }) => ({
    ...{ id, slug, name, opensAt, closesAt, decideBy },
    track: track as Track,
    ceilingCents: row.ceilingCents as Cents,
    minCents: row.minCents as Cents,
    maxCents: row.maxCents as Cents,
    createdAt: row.createdAt,
    changedAt: row.rubricChangedAt ?? row.createdAt,
  }))
}

type OfGrant<One> = One & { grant: string }

function of<One>(rows: readonly OfGrant<One>[], grant: string): Omit<OfGrant<One>, 'grant'>[] {
  return rows.filter((row) => row.grant === grant).map(({ grant: _grant, ...row }) => row)
}

async function grantRows(reader: Reader, fund: string) {
  const rows = await reader
    .select({
      id: grants.id,
      reference: grants.reference,
      initiative: initiatives.name,
      title: grants.title,
      example: sql<boolean>`(${initiatives.example} or ${funds.example} = 'yes')`,
      summary: grants.summary,
      document: submissions.document,
      track: rounds.track,
      round: rounds.slug,
      pot: { key: pots.key, name: pots.name },
      neighbourhoods: grants.neighbourhoods,
      pillars: grants.pillars,
      startsOn: grants.startsOn,
      endsOn: grants.endsOn,
      state: grants.state,
      awardedAt: grants.awardedAt,
      amountCents: grants.amountCents,
      decidedCents: decisions.amountCents,
    })
    .from(grants)
    .innerJoin(funds, eq(funds.id, grants.fundId))
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .innerJoin(submissions, eq(submissions.id, grants.submissionId))
    .innerJoin(rounds, eq(rounds.id, grants.roundId))
    .innerJoin(pots, eq(pots.id, grants.potId))
    .innerJoin(decisions, eq(decisions.id, grants.decisionId))
    .where(eq(grants.fundId, fund))
    .orderBy(desc(grants.awardedAt), asc(grants.reference))
  return rows.map(({ title, amountCents, decidedCents, ...row }) => ({
    ...row,
    initiative: row.initiative || title,
    track: row.track as Track,
    state: row.state as GrantState,
    awardedCents: (decidedCents ?? amountCents) as Cents,
  }))
}

async function agreementsIn(reader: Reader, fund: string): Promise<Map<string, OpenGrantRow['agreement']>> {
  const rows = await reader
    .select({
      grant: termsVersions.grantId,
      terms: termsVersions.terms,
      inForceAt: termsVersions.inForceAt,
      recordedAt: termsVersions.recordedAt,
    })
    .from(termsVersions)
    .where(and(eq(termsVersions.fundId, fund), eq(termsVersions.state, 'in-force')))
  return new Map(
    rows.map(({ grant, terms, inForceAt, recordedAt }) => [
      grant,
      { terms: termsSchema.parse(terms), inForceAt: inForceAt ?? recordedAt },
    ]),
  )
}

async function paymentsIn(
  reader: Reader,
  fund: string,
): Promise<OfGrant<OpenGrantRow['payments'][number]>[]> {
  const rows = await reader
    .select()
    .from(releases)
    .where(
      and(
        eq(releases.fundId, fund),
        isNotNull(releases.paidOn),
        isNull(releases.cancelledAt),
        isNull(releases.failedAt),
      ),
    )
    .orderBy(asc(releases.paidOn), asc(releases.id))
  return rows.map(({ grantId, trancheId, paidOn, paidAt, preparedAt, amountCents }) => ({
    grant: grantId,
    id: trancheId,
    on: paidOn as IsoDate,
    cents: amountCents as Cents,
    at: paidAt ?? preparedAt,
  }))
}

async function plannedIn(reader: Reader, fund: string): Promise<OfGrant<OpenPayment>[]> {
  const rows = await reader
    .select()
    .from(trancheStandings)
    .innerJoin(grants, eq(grants.id, trancheStandings.grantId))
    .where(
      and(
        eq(trancheStandings.fundId, fund),
        notInArray(trancheStandings.state, ['paid', 'cancelled']),
        inArray(grants.state, ['agreeing', 'running', 'on-hold', 'settling']),
      ),
    )
    .orderBy(asc(trancheStandings.plannedOn), asc(trancheStandings.trancheId))
  return rows.map(({ tranche_standings: row }) => ({
    grant: row.grantId,
    id: row.trancheId,
    on: row.plannedOn,
    cents: row.amountCents as Cents,
  }))
}

/** What came back of a settlement or of a loan; a receipt that was corrected since counts no more. */
async function repaidIn(reader: Reader, fund: string): Promise<OfGrant<OpenGrantRow['repaid'][number]>[]> {
  const ofLoans = await reader
    .select()
    .from(loanReceipts)
    .where(
      and(
        eq(loanReceipts.fundId, fund),
        sql`not exists (select 1 from loan_corrections c
          where c.receipt_id = loan_receipts.id and c.decided_at is not null)`,
      ),
    )
  const ofSettlements = await reader.select().from(grantRepayments).where(eq(grantRepayments.fundId, fund))
  return [...ofLoans, ...ofSettlements]
    .map(({ id, grantId, valueOn, cents, bookedAt }) => ({
      grant: grantId,
      id,
      on: valueOn,
      cents: cents as Cents,
      at: bookedAt,
    }))
    .sort((one, other) => one.on.localeCompare(other.on) || one.id.localeCompare(other.id))
}
