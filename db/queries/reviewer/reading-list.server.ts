import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { BatchStage } from '#app/domain/panel/batch.ts'
import { readingMinutes } from '#app/domain/panel/reading.ts'
import { documentSchema } from '#app/domain/proposal/schema.ts'
import type { Reader } from '#db/client.server.ts'
import {
  assignments,
  batches,
  conflicts,
  proposals,
  reviewScores,
  reviews,
  submissions,
} from '#db/schema/index.ts'
import { readableByMember } from './readable.ts'

export type ToRead = {
  id: string
  title: string
  applicant: string
  reference: string
  batch: string
  batchName: string
  /** The last day of scoring of its batch. */
  scoringUntil: IsoDate | null
  stage: BatchStage
  state: 'open' | 'busy' | 'locked'
  /** About how long the text takes; nought for what is locked. */
  minutes: number
}

/** What a member reads, in their own order, through the view that is closed by default. */
export async function readingList(reader: Reader, actor: Person): Promise<ToRead[]> {
  const rows = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      applicant: proposals.applicantName,
      reference: proposals.reference,
      batch: batches.id,
      batchName: batches.name,
      scoringUntil: batches.scoringUntil,
      stage: batches.stage,
      reviewState: reviews.state,
      begun: sql<boolean>`${reviews.advice} is not null or exists (
        select 1 from ${reviewScores} where ${reviewScores.reviewId} = ${reviews.id})`,
    })
    .from(readableByMember)
    .innerJoin(proposals, eq(proposals.id, readableByMember.proposalId))
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .leftJoin(
      reviews,
      and(
        eq(reviews.proposalId, proposals.id),
        eq(reviews.personId, readableByMember.personId),
        isNull(reviews.voidedAt),
      ),
    )
    .where(
      and(
        eq(readableByMember.personId, actor.person),
        eq(proposals.fundId, actor.fund),
        ne(proposals.state, 'withdrawn'),
      ),
    )
    .orderBy(desc(batches.createdAt), asc(readableByMember.place))
  const list = rows.map(({ reviewState, begun, ...row }) => ({
    ...row,
    reference: row.reference ?? '',
    stage: row.stage as BatchStage,
    state: reviewState === 'locked' ? ('locked' as const) : begun ? ('busy' as const) : ('open' as const),
  }))
  const minutes = await minutesOf(
    reader,
    list.filter((row) => row.state !== 'locked').map((row) => row.id),
  )
  return list.map((row) => ({ ...row, minutes: minutes.get(row.id) ?? 0 }))
}

async function minutesOf(reader: Reader, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectDistinctOn([submissions.proposalId], {
      id: submissions.proposalId,
      document: submissions.document,
    })
    .from(submissions)
    .where(inArray(submissions.proposalId, ids))
    .orderBy(submissions.proposalId, desc(submissions.number))
  return new Map(
    rows.map(({ id, document }) => [id, document ? readingMinutes(documentSchema.parse(document)) : 0]),
  )
}

export type ToDeclare = { id: string; title: string; applicant: string; batchName: string; assigned: boolean }

/** Proposals about which a member has not said yet whether they know the applicant; those they were asked to read first. */
export async function toDeclare(reader: Reader, actor: Person): Promise<ToDeclare[]> {
  const mine = and(
    eq(assignments.proposalId, proposals.id),
    eq(assignments.personId, actor.person),
    isNull(assignments.returnedAt),
  )
  return reader
    .select({
      id: proposals.id,
      title: proposals.title,
      applicant: proposals.applicantName,
      batchName: batches.name,
      assigned: sql<boolean>`${assignments.proposalId} is not null`,
    })
    .from(proposals)
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .leftJoin(assignments, mine)
    .where(
      and(
        eq(proposals.fundId, actor.fund),
        inArray(proposals.state, ['in-review', 'awaiting-decision']),
        inArray(batches.stage, ['conflicts', 'scoring', 'extra-reviews']),
        sql`not exists (select 1 from ${conflicts}
          where ${conflicts.proposalId} = ${proposals.id} and ${conflicts.personId} = ${actor.person})`,
      ),
    )
    .orderBy(sql`${assignments.proposalId} is null`, asc(proposals.reference))
}
