import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { eventsOf, kindOfEvent, type LineKind, newestOf, type Place } from '#app/domain/near/case-line.ts'
import type { MomentKind, RemovalReason } from '#app/domain/near/contact-moment.ts'
import type { ConflictGrade } from '#app/domain/panel/conflict.ts'
import type { MessageSide } from '#app/domain/proposal/conversation.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import type { Reader } from '#db/client.server.ts'
import {
  contactMoments,
  events,
  grants,
  initiatives,
  messages,
  people,
  proposals,
  receivedMails,
  rounds,
} from '#db/schema/index.ts'
import { declaredBy } from './closed.server.ts'
import { isUuid } from './ids.ts'
import { wasPut } from './messages.server.ts'
import { isSeenByFund } from './seen-by-fund.server.ts'

/** A plan of an initiative as far as the fund may see it. */
export type CasePlan = {
  id: string
  title: string
  reference: string | null
  round: string
  applicant: string
  state: ProposalState
  submittedAt: Date | null
  grant: string | null
  /** What who looks declared last about it. */
  grade: ConflictGrade | null
}

/** An initiative of the fund with the plans that the fund may see, the newest first; null when there is none. */
export async function caseOf(
  reader: Reader,
  actor: Person,
  id: string,
): Promise<{ id: string; name: string; plans: CasePlan[] } | null> {
  if (!isUuid(id)) return null
  const rows = await reader
    .select({
      name: initiatives.name,
      id: proposals.id,
      title: proposals.title,
      reference: proposals.reference,
      round: rounds.name,
      applicant: proposals.applicantName,
      state: proposals.state,
      submittedAt: proposals.submittedAt,
      grant: grants.id,
      grade: declaredBy(actor),
    })
    .from(proposals)
    .innerJoin(initiatives, eq(initiatives.id, proposals.initiativeId))
    .innerJoin(rounds, eq(rounds.id, proposals.roundId))
    .leftJoin(grants, eq(grants.proposalId, proposals.id))
    .where(and(eq(proposals.fundId, actor.fund), eq(proposals.initiativeId, id), isSeenByFund()))
    .orderBy(desc(proposals.createdAt), desc(proposals.id))
  const [first] = rows
  if (!first) return null
  const plans = rows.map(({ name: _, ...row }) => ({ ...row, state: row.state as ProposalState }))
  return { id, name: first.name || first.applicant || first.title || first.round, plans }
}

type Said = { by: string; proposal: string }
/** One line of the line of time: what the log, the thread or the fund's own notes say. */
export type CaseLine = Place &
  (
    | ({
        kind: 'message'
        side: MessageSide
        text: string | null
        /** A mail of another that the fund put there: who it says to be from, when that is still known. */
        quoted: boolean
        sender: string | null
      } & Said)
    | ({
        kind: 'contact' | 'note'
        way: MomentKind
        words: string
        corrected: boolean
        removed: RemovalReason | null
        step: { what: string; on: IsoDate; by: string | null; doneAt: Date | null } | null
      } & Said)
    | {
        kind: Exclude<LineKind, 'message' | 'contact' | 'note'>
        type: string
        by: string | null
        subject: { kind: 'proposal' | 'grant'; id: string }
        data: Record<string, unknown>
      }
  )

export type LinesAsked = {
  plans: readonly Pick<CasePlan, 'id' | 'grant'>[]
  kinds: readonly LineKind[]
  /** Only what is older than this. */
  before: Place | null
  most: number
}

/** The newest lines about some plans; of each source no more is read than is shown. */
export async function caseLines(reader: Reader, asked: LinesAsked) {
  const one = { ...asked, most: asked.most + 1 }
  const lists = await Promise.all([
    momentLines(reader, one),
    messageLines(reader, one),
    loggedLines(reader, one),
  ])
  return newestOf<CaseLine>(lists, asked.most)
}

function olderThan(before: Place | null, at: SQL, id: SQL): SQL | undefined {
  if (!before) return undefined
  return sql`(${at}, ${id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`
}

async function momentLines(reader: Reader, { plans, kinds, before, most }: LinesAsked) {
  const wanted = kinds.filter((kind) => kind === 'contact' || kind === 'note')
  if (wanted.length === 0 || plans.length === 0) return []
  const doer = alias(people, 'doer')
  const rows = await reader
    .select({
      moment: contactMoments,
      by: people.name,
      doer: doer.name,
      corrected: sql<boolean>`exists (select from contact_corrections where moment_id = ${contactMoments.id})`,
    })
    .from(contactMoments)
    .innerJoin(people, eq(people.id, contactMoments.notedBy))
    .leftJoin(doer, eq(doer.id, contactMoments.stepBy))
    .where(
      and(
        inArray(
          contactMoments.proposalId,
          plans.map(({ id }) => id),
        ),
        wanted.length === 1 ? sql`(${contactMoments.kind} = 'note') = ${wanted[0] === 'note'}` : undefined,
        olderThan(before, sql`${contactMoments.happenedAt}`, sql`${contactMoments.id}`),
      ),
    )
    .orderBy(desc(contactMoments.happenedAt), desc(contactMoments.id))
    .limit(most)
  return rows.map(({ moment, by, doer: name, corrected }): CaseLine => {
    const { id, happenedAt: at, words, step, stepOn, stepDoneAt, proposalId: proposal } = moment
    const way = moment.kind as MomentKind
    const agreed = step && stepOn ? { what: step, on: stepOn, by: name, doneAt: stepDoneAt } : null
    const kind = way === 'note' ? ('note' as const) : ('contact' as const)
    const removed = moment.removedBecause as RemovalReason | null
    return { kind, id, at, way, words, by, proposal, corrected, removed, step: removed ? null : agreed }
  })
}

async function messageLines(reader: Reader, { plans, kinds, before, most }: LinesAsked) {
  if (!kinds.includes('message') || plans.length === 0) return []
  const rows = await reader
    .select({
      id: messages.id,
      at: messages.sentAt,
      side: messages.side,
      text: messages.text,
      proposal: messages.proposalId,
      name: people.name,
      email: people.email,
      quoted: sql<boolean>`coalesce(${receivedMails.putAs} = 'quoted', false)`,
      sender: receivedMails.sender,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.author))
    .leftJoin(receivedMails, wasPut)
    .where(
      and(
        inArray(
          messages.proposalId,
          plans.map(({ id }) => id),
        ),
        olderThan(before, sql`${messages.sentAt}`, sql`${messages.id}`),
      ),
    )
    .orderBy(desc(messages.sentAt), desc(messages.id))
    .limit(most)
  return rows.map(
    ({ name, email, side, ...row }): CaseLine => ({
      ...row,
      kind: 'message',
      side: side as MessageSide,
      by: name || (email ?? ''),
    }),
  )
}

async function loggedLines(reader: Reader, { plans, kinds, before, most }: LinesAsked) {
  const types = eventsOf(kinds)
  if (types.length === 0 || plans.length === 0) return []
  const ofGrants = plans.flatMap(({ grant }) => grant ?? [])
  const ofProposals = plans.map(({ id }) => id)
  const rows = await reader
    .select({
      id: events.id,
      at: events.at,
      type: events.type,
      by: people.name,
      subjectKind: events.subjectKind,
      subject: events.subjectId,
      data: events.data,
    })
    .from(events)
    .leftJoin(people, sql`${people.id}::text = ${events.actor}`)
    .where(
      and(
        or(
          and(eq(events.subjectKind, 'proposal'), inArray(events.subjectId, ofProposals)),
          ofGrants.length > 0
            ? and(eq(events.subjectKind, 'grant'), inArray(events.subjectId, ofGrants))
            : undefined,
        ),
        inArray(events.type, types),
        olderThan(before, sql`${events.at}`, sql`${events.id}`),
      ),
    )
    .orderBy(desc(events.at), desc(events.id))
    .limit(most)
  return rows.flatMap(({ subjectKind, subject, ...row }): CaseLine[] => {
    const kind = kindOfEvent(row.type)
    if (!kind) return []
    return [{ ...row, kind, subject: { kind: subjectKind as 'proposal' | 'grant', id: subject } }]
  })
}
