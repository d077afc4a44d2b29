import { and, asc, desc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type ConflictGrade, mayRead } from '#app/domain/panel/conflict.ts'
import type { MeetingAdvice } from '#app/domain/panel/meeting.ts'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import type { Reader } from '#db/client.server.ts'
import { conflicts, meetingRecords, meetingScores, people, roles } from '#db/schema/index.ts'

/** What the meeting said last of a proposal, and who wrote it down. */
export type MeetingRecord = {
  proposal: string
  advice: MeetingAdvice | null
  note: string | null
  by: string
  at: Date
}

/** A new score of a member beside the locked one; `reason` is null after erasure. */
export type MeetingScore = {
  proposal: string
  member: string
  criterion: Criterion
  score: number
  reason: string | null
  by: string
  at: Date
}

/** The newest record of each proposal. */
export async function meetingRecordsOf(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, MeetingRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectDistinctOn([meetingRecords.proposalId], {
      proposal: meetingRecords.proposalId,
      advice: meetingRecords.advice,
      note: meetingRecords.note,
      by: people.name,
      at: meetingRecords.recordedAt,
    })
    .from(meetingRecords)
    .innerJoin(people, eq(people.id, meetingRecords.recordedBy))
    .where(inArray(meetingRecords.proposalId, [...ids]))
    .orderBy(meetingRecords.proposalId, desc(meetingRecords.recordedAt), desc(meetingRecords.id))
  return new Map(rows.map((row) => [row.proposal, { ...row, advice: row.advice as MeetingAdvice | null }]))
}

/** The newest meeting score of each member on each V of proposals. */
export async function meetingScoresOf(reader: Reader, ids: readonly string[]): Promise<MeetingScore[]> {
  if (ids.length === 0) return []
  const writer = alias(people, 'writer')
  const rows = await reader
    .selectDistinctOn([meetingScores.proposalId, meetingScores.personId, meetingScores.criterion], {
      proposal: meetingScores.proposalId,
      member: meetingScores.personId,
      criterion: meetingScores.criterion,
      score: meetingScores.score,
      reason: meetingScores.reason,
      by: writer.name,
      at: meetingScores.recordedAt,
    })
    .from(meetingScores)
    .innerJoin(writer, eq(writer.id, meetingScores.recordedBy))
    .where(inArray(meetingScores.proposalId, [...ids]))
    .orderBy(
      meetingScores.proposalId,
      meetingScores.personId,
      meetingScores.criterion,
      desc(meetingScores.recordedAt),
      desc(meetingScores.id),
    )
  return rows.map((row) => ({ ...row, criterion: row.criterion as Criterion }))
}

/** Who leaves the room when a proposal is spoken of. */
export type Room = {
  /** Those who declared something near, and who apply themselves. */
  out: { id: string; name: string }[]
  /** Those who did not say yet how they stand: out as well, until they do. */
  silent: { id: string; name: string }[]
}

/** Everybody who reads, leads or decides for a fund on a day and may not hear what is said of a proposal. */
export async function roomFor(reader: Reader, fund: string, proposal: string, day: IsoDate): Promise<Room> {
  const rows = await reader
    .selectDistinctOn([people.id], {
      id: people.id,
      name: people.name,
      roles: sql<string[]>`array_agg(${roles.role}) over (partition by ${people.id})`,
      grade: sql<ConflictGrade | null>`(select ${conflicts.grade} from ${conflicts}
        where ${conflicts.proposalId} = ${proposal} and ${conflicts.personId} = ${people.id}
        order by ${conflicts.declaredAt} desc, ${conflicts.id} desc limit 1)`,
      own: sql<boolean>`exists (select 1 from interests
        where interests.proposal_id = ${proposal} and interests.person_id = ${people.id})`,
    })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        eq(roles.fundId, fund),
        inArray(roles.role, ['reviewer', 'chair', 'manager', 'approver']),
        lte(roles.fromOn, day),
        or(isNull(roles.untilOn), sql`${roles.untilOn} >= ${day}`),
      ),
    )
    .orderBy(asc(people.id))
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  const sorted = rows.sort((one, other) => one.name.localeCompare(other.name, 'nl'))
  return {
    out: sorted.filter(({ grade, own }) => own || (grade !== null && !mayRead(grade).ok)).map(named),
    silent: sorted
      .filter(({ grade, own, roles: held }) => !own && grade === null && isPanel(held))
      .map(named),
  }
}

function isPanel(held: unknown): boolean {
  return z
    .array(z.string())
    .parse(held)
    .some((role) => role === 'reviewer' || role === 'chair')
}
