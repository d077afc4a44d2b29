import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { type Actor, can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import {
  answerDue,
  type ComplaintKind,
  type ComplaintSubject,
  type ComplaintWay,
  canObject,
  daysMoved,
  type GrantSubject,
  isOfGrant,
  isOpenComplaint,
  kindFor,
} from '#app/domain/complaint.ts'
import { fundSettingsSchema, type Regime } from '#app/domain/fund.ts'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import { type Complaint, complaintById, complaintsOf } from '#db/queries/complaints.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { type GrantDecision, grantDecisions } from '#db/queries/grant-decisions.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { complaints, decisions, funds } from '#db/schema/index.ts'
import { lockProposal } from '#db/writes/panel.server.ts'
import { lockProposalOf } from '#db/writes/proposals.server.ts'

export type Complaining = {
  fund: string
  /** Who writes it into the log. */
  actor: string
  proposal: string | null
  about: ComplaintSubject
  /** What was done on a grant that it is about; by itself the newest. */
  subject: string | null
  way: ComplaintWay
  words: string
  lateReason: string | null
  receivedOn: IsoDate
  locale: string
  lodgedBy: string | null
  writtenBy: string | null
  against: string | null
  name: string
  email: string | null
  address: string | null
}

/**
 * Takes a complaint in, on a proposal that is locked. What it is about, and by when it has its answer, follows from the
 * law of the fund. Refuses `no-decision-yet` without a decision to complain about, `complaint-open` when the writers have
 * one about the same that waits, and what `canObject` refuses.
 */
export async function takeIn(tx: Tx, form: Complaining, now: Date): Promise<Verdict<{ complaint: string }>> {
  const [fund] = await tx.select().from(funds).where(eq(funds.id, form.fund)).for('no key update')
  if (!fund) return refused('not-found')
  const decision = form.about === 'decision' && form.proposal ? await takenOn(tx, form.proposal) : null
  if (form.about === 'decision' && !decision) return refused('no-decision-yet')
  const done = isOfGrant(form.about) ? await doneOn(tx, form.proposal, form.about, form.subject) : null
  if (isOfGrant(form.about) && !done) return refused('no-decision-yet')
  const kind = kindFor(fund.regime as Regime, form.about)
  const sentOn = done?.on ?? (decision && dayOf(decision.decidedAt))
  if (kind === 'objection' && sentOn) {
    const inTime = canObject(sentOn, form.receivedOn, form.lateReason)
    if (!inTime.ok) return inTime
  }
  if (form.way === 'portal' && form.proposal) {
    const others = await complaintsOf(tx, form.proposal)
    const open = others.find(
      ({ about, subject, state }) =>
        about === form.about && (subject?.id ?? null) === (done?.id ?? null) && isOpenComplaint(state),
    )
    if (open) return refused('complaint-open')
  }
  const { complaintWeeks } = fundSettingsSchema.parse(fund.settings)
  const id = newId(now)
  const { fund: fundId, actor, proposal, subject: _asked, ...row } = form
  await tx.insert(complaints).values({
    ...row,
    id,
    fundId,
    kind,
    state: 'received',
    proposalId: proposal,
    decisionId: decision?.id ?? null,
    subjectId: done?.id ?? null,
    subjectOn: done?.on ?? null,
    grantId: done?.grant ?? null,
    lodgedAt: now,
    dueOn: answerDue({ kind, receivedOn: form.receivedOn, sentOn }, complaintWeeks),
  })
  await record(tx, {
    type: 'complaint-received',
    fund: fundId,
    actor,
    at: now,
    ...about({ id, kind, proposal: proposal ? { id: proposal } : null }),
  })
  return allowed({ complaint: id })
}

/** What every event of a complaint carries. */
export function about(complaint: { id: string; kind: ComplaintKind; proposal: { id: string } | null }) {
  const { id, kind, proposal } = complaint
  const common = { complaint: id, kind }
  return proposal ? { ...common, proposal: proposal.id } : { ...common, withoutProposal: true as const }
}

/** What was done on the grant of a proposal: this one, or the newest of its kind. */
async function doneOn(
  tx: Tx,
  proposal: string | null,
  about: GrantSubject,
  subject: string | null,
): Promise<GrantDecision | undefined> {
  const all = proposal ? await grantDecisions(tx, proposal) : []
  return all.find((one) => one.about === about && (subject === null || one.id === subject))
}

/** The decision about a proposal that was taken last and stands; null without. */
async function takenOn(tx: Tx, proposal: string): Promise<{ id: string; decidedAt: Date } | null> {
  const [row] = await tx
    .select({ id: decisions.id, decidedAt: decisions.decidedAt })
    .from(decisions)
    .where(
      and(eq(decisions.proposalId, proposal), isNotNull(decisions.decidedAt), isNull(decisions.droppedAt)),
    )
    .orderBy(desc(decisions.decidedAt))
    .limit(1)
  return row?.decidedAt ? { id: row.id, decidedAt: row.decidedAt } : null
}

/**
 * A complaint of the fund for who handles it, locked: its proposal first, the fund last. Null for others, and when what it is
 * about is closed to them.
 */
export async function lockHandled(tx: Tx, actor: Person, id: string): Promise<Complaint | null> {
  if (!can(actor, 'handle-complaint').ok) return null
  const complaint = await lockComplaint(tx, actor.fund, id)
  if (!complaint?.proposal) return complaint
  const { grade } = await standingOf(tx, actor.person, complaint.proposal)
  return mayRead(grade ?? 'none').ok ? complaint : null
}

/** One that the writers of a proposal made themselves, for who may act on it, locked; null for others. */
export async function lockOwn(tx: Tx, actor: Actor, id: string): Promise<Complaint | null> {
  const found = await lockComplaint(tx, actor.fund, id)
  if (found?.way !== 'portal' || !found.proposal) return null
  const proposal = await lockProposalOf(tx, actor, found.proposal.id)
  return can(actor, 'complain', { relation: proposal?.relation ?? 'none' }).ok ? found : null
}

/** Keeps by how many days the term moved, after what moves it changed. */
export async function keepMoved(tx: Tx, fund: string, id: string): Promise<Complaint> {
  const complaint = await complaintById(tx, fund, id)
  if (!complaint) throw new Error(`complaint ${id} is gone`)
  await tx
    .update(complaints)
    .set({ movedDays: daysMoved(complaint) })
    .where(eq(complaints.id, id))
  return complaint
}

/** A complaint of a fund, locked with its proposal or, without one, with its fund; null when there is none. */
export async function lockComplaint(tx: Tx, fund: string, id: string): Promise<Complaint | null> {
  const found = isUuid(id) ? await complaintById(tx, fund, id) : null
  if (!found) return null
  if (found.proposal) await lockProposal(tx, fund, found.proposal.id)
  await tx.select({ id: complaints.id }).from(complaints).where(eq(complaints.id, id)).for('update')
  if (!found.proposal)
    await tx.select({ id: funds.id }).from(funds).where(eq(funds.id, fund)).for('no key update')
  return complaintById(tx, fund, id)
}
