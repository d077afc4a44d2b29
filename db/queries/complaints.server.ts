import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type {
  ComplaintCase,
  ComplaintKind,
  ComplaintOutcome,
  ComplaintState,
  ComplaintSubject,
  ComplaintWay,
} from '#app/domain/complaint.ts'
import type { DecisionOutcome } from '#app/domain/panel/says.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Reader } from '#db/client.server.ts'
import { complaints, decisions, grants, people, proposals } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** A complaint or an objection with what it is about. */
export type Complaint = ComplaintCase & {
  id: string
  fund: string
  way: ComplaintWay
  proposal: { id: string; title: string; reference: string; state: ProposalState } | null
  decision: { id: string; outcome: DecisionOutcome; sentOn: IsoDate; grant: string | null } | null
  lodgedBy: string | null
  name: string
  email: string | null
  address: string | null
  words: string
  lateReason: string | null
  extensionReason: string | null
  hearingAt: Date | null
  hearingPlace: string | null
  heardOn: IsoDate | null
  heardBy: string | null
  hearingReport: string | null
  outcome: ComplaintOutcome | null
  reasons: string | null
  unheardReason: string | null
  reopened: boolean
  decidedBy: string | null
  decidedAt: Date | null
  withdrawnAt: Date | null
}

/** One of a fund; null for anything else. */
export async function complaintById(reader: Reader, fund: string, id: string): Promise<Complaint | null> {
  if (!isUuid(id)) return null
  const [row] = await selectComplaints(reader).where(and(eq(complaints.fundId, fund), eq(complaints.id, id)))
  return row ? shaped(row) : null
}

/** One by its key alone, for who has the link that goes with it. */
export async function complaintByKey(reader: Reader, id: string): Promise<Complaint | null> {
  if (!isUuid(id)) return null
  const [row] = await selectComplaints(reader).where(eq(complaints.id, id))
  return row ? shaped(row) : null
}

/** What the writers of a proposal made themselves, the newest first. */
export async function complaintsOf(reader: Reader, proposal: string): Promise<Complaint[]> {
  const rows = await selectComplaints(reader)
    .where(and(eq(complaints.proposalId, proposal), eq(complaints.way, 'portal')))
    .orderBy(desc(complaints.lodgedAt))
  return rows.map(shaped)
}

/** Every one of a fund: first those that wait, by the day of their answer; then the others, the newest first. */
export async function complaintList(reader: Reader, fund: string): Promise<Complaint[]> {
  const closed = sql`${complaints.state} in ('decided', 'withdrawn')`
  const rows = await selectComplaints(reader)
    .where(eq(complaints.fundId, fund))
    .orderBy(
      closed,
      asc(sql`case when not ${closed} then coalesce(${complaints.extendedTo}, ${complaints.dueOn}) end`),
      desc(complaints.lodgedAt),
    )
  return rows.map(shaped)
}

/** The answer that brought a proposal up for a new decision, while none was taken since; null otherwise. */
export async function reopenedBy(reader: Reader, proposal: string): Promise<Complaint | null> {
  const [row] = await selectComplaints(reader)
    .where(
      and(
        eq(complaints.proposalId, proposal),
        eq(complaints.reopened, true),
        sql`not exists (select 1 from ${decisions} taken where taken.proposal_id = ${complaints.proposalId}
          and taken.decided_at > ${complaints.decidedAt})`,
      ),
    )
    .orderBy(desc(complaints.decidedAt))
    .limit(1)
  return row ? shaped(row) : null
}

/** The decision that was taken after an answer brought it up again; null while there is none. */
export async function correctedBy(
  reader: Reader,
  { proposal, decidedAt, reopened }: Complaint,
): Promise<{ id: string; outcome: DecisionOutcome; on: IsoDate } | null> {
  if (!proposal || !decidedAt || !reopened) return null
  const [row] = await reader
    .select({ id: decisions.id, outcome: decisions.outcome, at: decisions.decidedAt })
    .from(decisions)
    .where(
      and(
        eq(decisions.proposalId, proposal.id),
        isNull(decisions.returnedBy),
        sql`${decisions.decidedAt} > ${decidedAt.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(decisions.decidedAt))
    .limit(1)
  return row?.at ? { id: row.id, outcome: row.outcome as DecisionOutcome, on: dayOf(row.at) } : null
}

function selectComplaints(reader: Reader) {
  const lodger = alias(people, 'lodger')
  const hearer = alias(people, 'hearer')
  const decider = alias(people, 'decider')
  return reader
    .select({
      complaint: complaints,
      proposal: proposals,
      decision: decisions,
      grant: grants.id,
      lodger: lodger.name,
      lodgerEmail: lodger.email,
      hearer: hearer.name,
      decider: decider.name,
    })
    .from(complaints)
    .leftJoin(proposals, eq(proposals.id, complaints.proposalId))
    .leftJoin(decisions, eq(decisions.id, complaints.decisionId))
    .leftJoin(grants, eq(grants.decisionId, decisions.id))
    .leftJoin(lodger, eq(lodger.id, complaints.lodgedBy))
    .leftJoin(hearer, eq(hearer.id, complaints.heardBy))
    .leftJoin(decider, eq(decider.id, complaints.decidedBy))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof selectComplaints>>[number]

function shaped({
  complaint,
  proposal,
  decision,
  grant,
  lodger,
  lodgerEmail,
  hearer,
  decider,
}: Row): Complaint {
  const {
    fundId,
    decisionId: _decision,
    proposalId: _proposal,
    against,
    writtenBy: _writer,
    ...row
  } = complaint
  const { lodgedAt: _lodged, locale: _locale, ...kept } = row
  const who = [decision?.preparedBy, decision?.decidedBy, against]
  return {
    ...kept,
    fund: fundId,
    kind: row.kind as ComplaintKind,
    about: row.about as ComplaintSubject,
    state: row.state as ComplaintState,
    way: row.way as ComplaintWay,
    outcome: row.outcome as ComplaintOutcome | null,
    involved: who.filter((person): person is string => Boolean(person)),
    name: row.lodgedBy ? (lodger ?? '') : row.name,
    email: row.lodgedBy ? lodgerEmail : row.email,
    heardBy: hearer,
    decidedBy: decider,
    proposal: proposal && {
      id: proposal.id,
      title: proposal.title,
      reference: proposal.reference ?? '',
      state: proposal.state as ProposalState,
    },
    decision: decision?.decidedAt
      ? {
          id: decision.id,
          outcome: decision.outcome as DecisionOutcome,
          sentOn: dayOf(decision.decidedAt),
          grant,
        }
      : null,
  }
}
