import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
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
import { isOfGrant } from '#app/domain/complaint.ts'
import type { Asking } from '#app/domain/complaint-asking.ts'
import type { Regime } from '#app/domain/fund.ts'
import type { DecisionOutcome } from '#app/domain/panel/says.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Reader } from '#db/client.server.ts'
import {
  complaintAskings,
  complaints,
  decisions,
  funds,
  grants,
  people,
  proposals,
} from '#db/schema/index.ts'
import { doersOfEach } from './grant-decisions.server.ts'
import { isUuid } from './ids.ts'

/** What was asked of who complains, in its words. */
export type Asked = Asking & { id: string; what: string; came: string | null }

/** A complaint or an objection with what it is about. */
export type Complaint = Omit<ComplaintCase, 'askings'> & {
  id: string
  fund: string
  regime: Regime
  askings: readonly Asked[]
  way: ComplaintWay
  proposal: { id: string; title: string; reference: string; state: ProposalState } | null
  decision: { id: string; outcome: DecisionOutcome; sentOn: IsoDate; grant: string | null } | null
  /** What was done on a grant that it is about. */
  subject: { id: string; on: IsoDate; grant: string } | null
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
  followsAdvice: boolean | null
  departureReason: string | null
  reopened: boolean
  decidedBy: string | null
  decidedAt: Date | null
  withdrawnAt: Date | null
}

/** One of a fund; null for anything else. */
export async function complaintById(reader: Reader, fund: string, id: string): Promise<Complaint | null> {
  if (!isUuid(id)) return null
  const [row] = await selectComplaints(reader).where(and(eq(complaints.fundId, fund), eq(complaints.id, id)))
  return row ? one(reader, row) : null
}

/** One by its key alone, for who has the link that goes with it. */
export async function complaintByKey(reader: Reader, id: string): Promise<Complaint | null> {
  if (!isUuid(id)) return null
  const [row] = await selectComplaints(reader).where(eq(complaints.id, id))
  return row ? one(reader, row) : null
}

/** What the writers of a proposal made themselves, the newest first. */
export async function complaintsOf(reader: Reader, proposal: string): Promise<Complaint[]> {
  const rows = await selectComplaints(reader)
    .where(and(eq(complaints.proposalId, proposal), eq(complaints.way, 'portal')))
    .orderBy(desc(complaints.lodgedAt))
  return whole(reader, rows)
}

/** Every one of a fund: first those that wait, by the day of their answer; then the others, the newest first. */
export async function complaintList(reader: Reader, fund: string): Promise<Complaint[]> {
  const closed = sql`${complaints.state} in ('decided', 'withdrawn')`
  const rows = await selectComplaints(reader)
    .where(eq(complaints.fundId, fund))
    .orderBy(closed, asc(sql`case when not ${closed} then ${lastDay} end`), desc(complaints.lodgedAt))
  return whole(reader, rows)
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
  return row ? one(reader, row) : null
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

/** The last day for an answer, in SQL: `answerDay` of the domain. */
export const lastDay = sql`(coalesce(${complaints.extendedTo}, ${complaints.dueOn}) + ${complaints.movedDays})`

async function one(reader: Reader, row: Row): Promise<Complaint> {
  return (await whole(reader, [row]))[0] as Complaint
}

/** The rows with what was asked about each, the oldest first. */
async function whole(reader: Reader, rows: Row[]): Promise<Complaint[]> {
  if (rows.length === 0) return []
  const askings = await reader
    .select()
    .from(complaintAskings)
    .where(
      inArray(
        complaintAskings.complaintId,
        rows.map(({ complaint }) => complaint.id),
      ),
    )
    .orderBy(asc(complaintAskings.askedAt))
  const doers = await doersOfEach(
    reader,
    rows.flatMap(({ complaint: { about, subjectId } }) => {
      const of = about as ComplaintSubject
      return subjectId && isOfGrant(of) ? [{ about: of, id: subjectId }] : []
    }),
  )
  return rows.map((row) => shaped(row, askings, doers.get(row.complaint.subjectId ?? '') ?? []))
}

function selectComplaints(reader: Reader) {
  const lodger = alias(people, 'lodger')
  const hearer = alias(people, 'hearer')
  const decider = alias(people, 'decider')
  return reader
    .select({
      complaint: complaints,
      regime: funds.regime,
      proposal: proposals,
      decision: decisions,
      grant: grants.id,
      lodger: lodger.name,
      lodgerEmail: lodger.email,
      hearer: hearer.name,
      decider: decider.name,
    })
    .from(complaints)
    .innerJoin(funds, eq(funds.id, complaints.fundId))
    .leftJoin(proposals, eq(proposals.id, complaints.proposalId))
    .leftJoin(decisions, eq(decisions.id, complaints.decisionId))
    .leftJoin(grants, eq(grants.decisionId, decisions.id))
    .leftJoin(lodger, eq(lodger.id, complaints.lodgedBy))
    .leftJoin(hearer, eq(hearer.id, complaints.heardBy))
    .leftJoin(decider, eq(decider.id, complaints.decidedBy))
    .$dynamic()
}

type Row = Awaited<ReturnType<typeof selectComplaints>>[number]

function shaped(
  found: Row,
  askings: (typeof complaintAskings.$inferSelect)[],
  doers: readonly string[],
): Complaint {
  const { complaint, regime, proposal, decision, grant, lodger, lodgerEmail, hearer, decider } = found
  const {
    fundId,
    decisionId: _decision,
    proposalId: _proposal,
    subjectId,
    subjectOn,
    grantId,
    against,
    writtenBy: _writer,
    ...row
  } = complaint
  const { lodgedAt: _lodged, locale: _locale, movedDays: _moved, ...rest } = row
  const { committee, committeeOn, advice, advisedOn, ...kept } = rest
  const who = [decision?.preparedBy, decision?.decidedBy, ...doers, against]
  return {
    ...kept,
    fund: fundId,
    regime: regime as Regime,
    askings: askings.filter(({ complaintId }) => complaintId === row.id),
    committee:
      committee === null || committeeOn === null
        ? null
        : {
            name: committee,
            on: committeeOn,
            advice: advisedOn === null ? null : { on: advisedOn, text: advice ?? '' },
          },
    kind: row.kind as ComplaintKind,
    about: row.about as ComplaintSubject,
    state: row.state as ComplaintState,
    way: row.way as ComplaintWay,
    outcome: row.outcome as ComplaintOutcome | null,
    involved: who.filter((person): person is string => Boolean(person)),
    subject: subjectId && subjectOn && grantId ? { id: subjectId, on: subjectOn, grant: grantId } : null,
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
