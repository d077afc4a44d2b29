import { and, asc, desc, eq, gte, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type FundSettings, fundSettingsSchema } from '#app/domain/fund.ts'
import type { Cents } from '#app/domain/money.ts'
import type { Pair, PanelMember } from '#app/domain/panel/assignment.ts'
import type { BatchStage } from '#app/domain/panel/batch.ts'
import type { ConflictGrade } from '#app/domain/panel/conflict.ts'
import { type Weights, weightsSchema } from '#app/domain/panel/rubric.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Track } from '#app/domain/round.ts'
import type { Reader } from '#db/client.server.ts'
import {
  assignments,
  batches,
  conflicts,
  funds,
  people,
  proposals,
  reviews,
  roles,
  rounds,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type Batch = {
  id: string
  fund: string
  name: string
  stage: BatchStage
  round: string
  roundName: string
  track: Track
  pot: string
  decideBy: IsoDate
  closesAt: Date
  perProposal: number
  weights: Weights
  /** Members score the practice proposal before the first real one. */
  practice: boolean
  /** The last day of scoring, once it is set. */
  scoringUntil: IsoDate | null
  settings: FundSettings
}

/** A batch of the fund with what its round and fund set for it; null when there is none. */
export async function batchById(reader: Reader, fund: string, id: string): Promise<Batch | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({
      id: batches.id,
      fund: batches.fundId,
      name: batches.name,
      stage: batches.stage,
      round: rounds.id,
      roundName: rounds.name,
      track: rounds.track,
      pot: rounds.potId,
      decideBy: rounds.decideBy,
      closesAt: rounds.closesAt,
      perProposal: rounds.reviewersPerProposal,
      weights: rounds.weightsBp,
      practice: rounds.practice,
      scoringUntil: batches.scoringUntil,
      settings: funds.settings,
    })
    .from(batches)
    .innerJoin(rounds, eq(rounds.id, batches.roundId))
    .innerJoin(funds, eq(funds.id, batches.fundId))
    .where(and(eq(batches.id, id), eq(batches.fundId, fund)))
  if (!row) return null
  return {
    ...row,
    track: row.track as Track,
    stage: row.stage as BatchStage,
    weights: weightsSchema.parse(row.weights),
    settings: fundSettingsSchema.parse(row.settings),
  }
}

/** The batches of a fund, the newest first. */
export async function batchesOf(
  reader: Reader,
  fund: string,
): Promise<{ id: string; name: string; stage: BatchStage }[]> {
  const rows = await reader
    .select({ id: batches.id, name: batches.name, stage: batches.stage })
    .from(batches)
    .where(eq(batches.fundId, fund))
    .orderBy(desc(batches.createdAt))
  return rows as { id: string; name: string; stage: BatchStage }[]
}

export type BatchProposal = {
  id: string
  state: ProposalState
  reference: string
  title: string
  applicant: string
  asked: Cents
  startsOn: IsoDate | null
  pillars: string[]
}

/** What a batch handles; what its applicant took back is not there. */
export async function proposalsIn(reader: Reader, batch: string): Promise<BatchProposal[]> {
  const rows = await reader
    .select({
      id: proposals.id,
      state: proposals.state,
      reference: proposals.reference,
      title: proposals.title,
      applicant: proposals.applicantName,
      asked: proposals.amountAskedCents,
      startsOn: proposals.startsOn,
      pillars: proposals.pillars,
    })
    .from(proposals)
    .where(and(eq(proposals.batchId, batch), ne(proposals.state, 'withdrawn')))
    .orderBy(asc(proposals.reference))
  return rows as BatchProposal[]
}

/** Everybody who reads for a fund on a day: its reviewers with the background they look from. */
export async function panelOn(
  reader: Reader,
  fund: string,
  day: IsoDate,
): Promise<(PanelMember & { name: string })[]> {
  const rows = await reader
    .selectDistinctOn([people.id], { id: people.id, name: people.name, background: roles.background })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        eq(roles.fundId, fund),
        eq(roles.role, 'reviewer'),
        lte(roles.fromOn, day),
        or(isNull(roles.untilOn), gte(roles.untilOn, day)),
      ),
    )
    .orderBy(asc(people.id))
  return rows.flatMap(({ background, ...person }) =>
    background === 'resident' || background === 'professional' ? [{ ...person, background }] : [],
  )
}

export type Reading = Pair & {
  name: string
  background: string | null
  place: number
  assignedAt: Date
  /** What they declared last; the chair sees who is acquainted. */
  grade: ConflictGrade | null
  locked: boolean
  returned: boolean
  returnReason: string | null
  returnNote: string | null
}

/** Who reads what in a batch, returned ones too, and whether they locked a review that stands. */
export async function readingsIn(reader: Reader, batch: string): Promise<Reading[]> {
  const rows = await reader
    .select({
      proposal: assignments.proposalId,
      member: assignments.personId,
      name: people.name,
      background: roles.background,
      place: assignments.place,
      assignedAt: assignments.assignedAt,
      returnedAt: assignments.returnedAt,
      returnReason: assignments.returnReason,
      returnNote: assignments.returnNote,
      lockedAt: reviews.lockedAt,
      grade: sql<ConflictGrade | null>`(select ${conflicts.grade} from ${conflicts}
        where ${conflicts.proposalId} = ${assignments.proposalId} and ${conflicts.personId} = ${assignments.personId}
        order by ${conflicts.declaredAt} desc, ${conflicts.id} desc limit 1)`,
    })
    .from(assignments)
    .innerJoin(proposals, eq(proposals.id, assignments.proposalId))
    .innerJoin(people, eq(people.id, assignments.personId))
    .leftJoin(
      roles,
      and(eq(roles.personId, people.id), eq(roles.fundId, assignments.fundId), eq(roles.role, 'reviewer')),
    )
    .leftJoin(
      reviews,
      and(
        eq(reviews.proposalId, assignments.proposalId),
        eq(reviews.personId, assignments.personId),
        isNull(reviews.voidedAt),
      ),
    )
    .where(and(eq(proposals.batchId, batch), ne(proposals.state, 'withdrawn')))
    .orderBy(asc(people.name))
  const seen = new Map(rows.map((row) => [`${row.proposal}|${row.member}`, row]))
  return [...seen.values()].map(({ returnedAt, lockedAt, ...row }) => ({
    ...row,
    locked: lockedAt !== null && returnedAt === null,
    returned: returnedAt !== null,
  }))
}
