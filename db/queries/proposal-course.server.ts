import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Actor, Relation } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import type { EventType } from '#app/domain/event.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import type { Cents } from '#app/domain/money.ts'
import type { DecisionOutcome } from '#app/domain/panel/says.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Reader } from '#db/client.server.ts'
import {
  batches,
  decisionLetters,
  decisions,
  events,
  grants,
  memberships,
  messages,
  people,
  proposals,
  rounds,
  submissions,
} from '#db/schema/index.ts'

/** What was decided on a proposal, with the reasons per V; `grant` when money was awarded. */
export type Decided = {
  outcome: DecisionOutcome
  amountCents: Cents | null
  reasons: Record<string, string>
  conditions: string[]
  anotherWay: string | null
  strengths: string[]
  waitingPlace: number | null
  waitingUntil: IsoDate | null
  /** The PDF of the letter is there. */
  letter: boolean
  decidedAt: Date
  grant: string | null
}

/** When each kind of thing first happened to a proposal, from its own log. */
export async function timesOf(reader: Reader, proposal: string): Promise<Partial<Record<EventType, Date>>> {
  const rows = await reader
    .select({ type: events.type, at: sql<string>`min(${events.at})` })
    .from(events)
    .where(and(eq(events.subjectKind, 'proposal'), eq(events.subjectId, proposal)))
    .groupBy(events.type)
  return Object.fromEntries(rows.map(({ type, at }) => [type, new Date(at)]))
}

/** The last day on which the panel reads a proposal; null while no batch has it. */
export async function readUntilOf(reader: Reader, proposal: string): Promise<IsoDate | null> {
  const [row] = await reader
    .select({ until: batches.scoringUntil })
    .from(proposals)
    .innerJoin(batches, eq(batches.id, proposals.batchId))
    .where(eq(proposals.id, proposal))
  return row?.until ?? null
}

/** Every time that its writers sent a proposal, the first sending first. */
export async function sendingsOf(reader: Reader, proposal: string): Promise<Date[]> {
  const rows = await reader
    .select({ at: submissions.submittedAt })
    .from(submissions)
    .where(eq(submissions.proposalId, proposal))
    .orderBy(submissions.number)
  return rows.map(({ at }) => at)
}

/** The newest decision that was taken; one that is only prepared is nobody's business yet. */
export async function decisionOn(reader: Reader, proposal: string): Promise<Decided | null> {
  const [row] = await reader
    .select({
      outcome: decisions.outcome,
      amountCents: decisions.amountCents,
      reasons: decisions.reasons,
      conditions: decisions.conditions,
      anotherWay: decisions.anotherWay,
      strengths: decisions.strengths,
      waitingPlace: decisions.waitingPlace,
      waitingUntil: decisions.waitingUntil,
      letter: sql<boolean>`${decisionLetters.documentId} is not null`,
      decidedAt: decisions.decidedAt,
      grant: grants.id,
    })
    .from(decisions)
    .leftJoin(grants, eq(grants.decisionId, decisions.id))
    .leftJoin(decisionLetters, eq(decisionLetters.decisionId, decisions.id))
    .where(and(eq(decisions.proposalId, proposal), isNotNull(decisions.decidedAt)))
    .orderBy(desc(decisions.decidedAt))
    .limit(1)
  if (!row?.decidedAt) return null
  return { ...row, outcome: row.outcome as Decided['outcome'], decidedAt: row.decidedAt }
}

/** How the grant stands that came from a proposal; null while there is none. */
export async function grantStateOf(reader: Reader, proposal: string): Promise<GrantState | null> {
  const [row] = await reader
    .select({ state: grants.state })
    .from(grants)
    .where(eq(grants.proposalId, proposal))
  return (row?.state as GrantState | undefined) ?? null
}

/** `name` is the address of who has not told their name yet. */
export type Member = {
  name: string
  relation: Exclude<Relation, 'none'>
  helper: boolean
  person: string
}

/** Who writes along: owners first, then in the order in which they came. */
export async function membersOf(reader: Reader, initiative: string): Promise<Member[]> {
  const rows = await reader
    .select({
      name: people.name,
      email: people.email,
      relation: memberships.relation,
      helper: memberships.helper,
      person: people.id,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.initiativeId, initiative))
    .orderBy(sql`${memberships.relation} <> 'owner'`, memberships.since, people.id)
  return rows.map(({ email, ...row }) => ({
    ...row,
    name: row.name || (email ?? ''),
    relation: row.relation as Member['relation'],
  }))
}

export type MyProposal = {
  id: string
  title: string
  state: ProposalState
  reference: string | null
  round: string
  closesAt: Date
  changedAt: Date
  decisionDue: IsoDate | null
  /** The fund wrote something that nobody of the group read yet. */
  unread: boolean
}
export type MyGrant = { id: string; title: string; reference: string; state: GrantState; amountCents: Cents }

/** One's own proposals, the last changed first: those of one's initiatives, or the draft of this browser. */
export async function myProposals(
  reader: Reader,
  actor: Pick<Actor, 'person' | 'session' | 'fund'>,
): Promise<MyProposal[]> {
  const rows = await reader
    .select({
      id: proposals.id,
      title: proposals.title,
      state: proposals.state,
      reference: proposals.reference,
      round: rounds.name,
      closesAt: rounds.closesAt,
      changedAt: proposals.changedAt,
      decisionDue: proposals.decisionDue,
      unread: sql<boolean>`exists (select 1 from ${messages} where ${messages.proposalId} = ${proposals.id}
        and ${messages.side} = 'fund' and ${messages.readAt} is null)`,
    })
    .from(proposals)
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .where(
      and(
        eq(proposals.fundId, actor.fund),
        actor.person ? ofMember(actor.person) : eq(proposals.sessionHash, actor.session),
      ),
    )
    .orderBy(desc(proposals.changedAt))
  return rows.map((row) => ({ ...row, state: row.state as ProposalState }))
}

/** The grants of one's initiatives, the newest first. */
export async function myGrants(reader: Reader, actor: Pick<Actor, 'person' | 'fund'>): Promise<MyGrant[]> {
  if (!actor.person) return []
  const rows = await reader
    .select({
      id: grants.id,
      title: grants.title,
      reference: grants.reference,
      state: grants.state,
      amountCents: grants.amountCents,
    })
    .from(grants)
    .innerJoin(memberships, eq(memberships.initiativeId, grants.initiativeId))
    .where(and(eq(grants.fundId, actor.fund), eq(memberships.personId, actor.person)))
    .orderBy(desc(grants.awardedAt))
  return rows.map((row) => ({ ...row, state: row.state as GrantState }))
}

function ofMember(person: string) {
  return sql`${proposals.initiativeId} in (
    select ${memberships.initiativeId} from ${memberships} where ${memberships.personId} = ${person})`
}
