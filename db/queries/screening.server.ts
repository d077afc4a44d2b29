import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Cents, cents } from '#app/domain/money.ts'
import { documentSchema, type FrozenDocument } from '#app/domain/proposal/schema.ts'
import type { ExtraWords } from '#app/domain/proposal/sections.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Track } from '#app/domain/round.ts'
import type { Reader } from '#db/client.server.ts'
import {
  batches,
  events,
  grants,
  people,
  proposals,
  rounds,
  screeningQuestions,
  submissions,
} from '#db/schema/index.ts'
import { isUuid } from './ids.ts'
import { extraOfProposal } from './round-forms.server.ts'

export type OfficeProposal = {
  id: string
  roundId: string
  round: string
  initiative: string
  track: Track
  formVersion: number
  extra: ExtraWords | null
  decideBy: IsoDate
  state: ProposalState
  reference: string
  title: string
  applicant: string
  asked: Cents
  submittedAt: Date
  decisionDue: IsoDate | null
  batch: { id: string; name: string } | null
  grant: string | null
}

/** One sent proposal of the fund; null when there is none. */
export async function officeProposal(
  reader: Reader,
  actor: Person,
  id: string,
): Promise<OfficeProposal | null> {
  if (!isUuid(id)) return null
  const [row] = await selectProposals(reader).where(and(ofFund(actor), eq(proposals.id, id)))
  return row ? shaped(row) : null
}

/** A frozen copy; `document` is null after erasure. */
export type FrozenCopy = { number: number; submittedAt: Date; document: FrozenDocument | null }

/** Every frozen copy of a proposal, the first one first. */
export async function frozenCopies(reader: Reader, proposal: string): Promise<FrozenCopy[]> {
  const rows = await reader
    .select({
      number: submissions.number,
      submittedAt: submissions.submittedAt,
      document: submissions.document,
    })
    .from(submissions)
    .where(eq(submissions.proposalId, proposal))
    .orderBy(asc(submissions.number))
  return rows.map((row) => ({ ...row, document: row.document && documentSchema.parse(row.document) }))
}

export type AskedQuestion = {
  id: string
  section: string
  text: string
  dueOn: IsoDate
  askedAt: Date
  answeredAt: Date | null
  by: string
}

/** The questions that the fund asked about a proposal, the first one first. */
export async function questionsAsked(reader: Reader, proposal: string): Promise<AskedQuestion[]> {
  return reader
    .select({
      id: screeningQuestions.id,
      section: screeningQuestions.section,
      text: screeningQuestions.text,
      dueOn: screeningQuestions.dueOn,
      askedAt: screeningQuestions.askedAt,
      answeredAt: screeningQuestions.answeredAt,
      by: people.name,
    })
    .from(screeningQuestions)
    .innerJoin(people, eq(people.id, screeningQuestions.askedBy))
    .where(eq(screeningQuestions.proposalId, proposal))
    .orderBy(asc(screeningQuestions.askedAt))
}

export type HistoryLine = {
  id: string
  type: string
  at: Date
  by: string | null
  /** The reader whom it is about. */
  reader: string | null
  data: Record<string, unknown>
}

/** What happened to a proposal, in order, who did it and to whom; no name for the system and for who has been erased. */
export async function historyOf(reader: Reader, proposal: string): Promise<HistoryLine[]> {
  const about = alias(people, 'about')
  const isOfReader = sql`${events.type} in ('review-assigned', 'review-given-back', 'review-taken-away', 'review-voided')`
  return reader
    .select({
      id: events.id,
      type: events.type,
      at: events.at,
      by: people.name,
      reader: about.name,
      data: events.data,
    })
    .from(events)
    .leftJoin(people, sql`${people.id}::text = ${events.actor}`)
    .leftJoin(about, sql`${isOfReader} and ${about.id}::text = ${events.data}->>'person'`)
    .where(and(eq(events.subjectKind, 'proposal'), eq(events.subjectId, proposal)))
    .orderBy(asc(events.sequence))
}

export function selectProposals(reader: Reader) {
  return reader
    .select({
      id: proposals.id,
      roundId: proposals.roundId,
      round: rounds.name,
      initiative: proposals.initiativeId,
      track: rounds.track,
      formVersion: rounds.formVersion,
      extra: extraOfProposal,
      decideBy: rounds.decideBy,
      state: proposals.state,
      reference: proposals.reference,
      title: proposals.title,
      applicant: proposals.applicantName,
      asked: proposals.amountAskedCents,
      submittedAt: proposals.submittedAt,
      decisionDue: proposals.decisionDue,
      batchId: batches.id,
      batchName: batches.name,
      grant: sql<
        string | null
      >`(select ${grants.id} from ${grants} where ${grants.proposalId} = ${proposals.id} limit 1)`,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .leftJoin(batches, eq(batches.id, proposals.batchId))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof selectProposals>>[number]

export function shaped({ batchId, batchName, ...row }: Row): OfficeProposal {
  return {
    ...row,
    track: row.track as Track,
    state: row.state as ProposalState,
    reference: row.reference ?? '',
    asked: row.asked ?? cents(0),
    submittedAt: row.submittedAt as Date,
    batch: batchId && batchName !== null ? { id: batchId, name: batchName } : null,
  }
}

export function ofFund(actor: Person) {
  return and(eq(proposals.fundId, actor.fund), sql`${proposals.submittedAt} is not null`)
}
