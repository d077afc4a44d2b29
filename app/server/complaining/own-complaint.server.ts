import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Actor, can } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import {
  answerDue,
  complaintSubjects,
  isOpenComplaint,
  kindFor,
  lastDayToObject,
  longestComplaint,
} from '#app/domain/complaint.ts'
import { fundSettingsSchema, type Regime } from '#app/domain/fund.ts'
import type { ProposalState } from '#app/domain/proposal/state.ts'
import { complaintKindWords, complaintSubjectWords } from '#app/i18n/complaint-words.ts'
import { formatDay, formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type Complaint, complaintById, complaintsOf } from '#db/queries/complaints.server.ts'
import { decisionOf } from '#db/queries/decisions.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { type GrantDecision, grantDecisions } from '#db/queries/grant-decisions.server.ts'
import type { OwnProposal } from '#db/queries/proposals.server.ts'
import { notFound } from '../answers.server.ts'

const text = z.string().trim().max(longestComplaint, { error: 'tooLong' })

/** What it is about, and of what was done on a grant which one: `settlement:…`. */
const aboutField = z.string({ error: 'empty' }).transform((typed, context) => {
  const [about, subject] = typed.split(':')
  const known = complaintSubjects.find((one) => one === about)
  if (known) return { about: known, subject }
  context.addIssue({ code: 'custom', message: 'empty' })
  return z.NEVER
})

export const ComplaintPost = z
  .strictObject({
    operation: z.uuid(),
    about: aboutField,
    words: z.string({ error: 'empty' }).pipe(text.min(1, { error: 'empty' })),
    lateReason: text.optional(),
  })
  .transform(({ about, ...form }) => ({ ...form, ...about }))

export const AdditionPost = z.strictObject({
  operation: z.uuid(),
  came: z.string({ error: 'empty' }).pipe(text.min(1, { error: 'empty' })),
})

/** What there is not to agree with: how the fund goes about, what it decided, or what it did on a grant. */
type Stage = 'open' | 'decided' | 'granted'

const disagreeWords: Record<Stage, () => string> = {
  open: m.complaint_unhappy,
  decided: m.complaint_disagree,
  granted: m.complaint_disagree_grant,
}

/** How far a proposal is, for who does not agree. */
export function stageOf(state: ProposalState): Stage {
  if (state === 'awarded') return 'granted'
  return state === 'declined' || state === 'waiting-list' ? 'decided' : 'open'
}

/**
 * What the writers of a proposal see of what they complained about, and whether they can; `waiting` is what was done on the
 * grant of which they wait for an answer.
 */
export async function complaintLinks(
  actor: Actor,
  proposal: Pick<OwnProposal, 'id' | 'relation'>,
  stage: Stage,
  language: Language,
) {
  const own = await complaintsOf(db(), proposal.id)
  const may = can(actor, 'complain', { relation: proposal.relation }).ok && actor.person !== null
  return {
    own: own.map(({ id, kind, state }) => ({
      id,
      kind: complaintKindWords[kind](),
      state: stateWord('complaint', state, 'applicant', language) ?? state,
    })),
    ask: may ? disagreeWords[stage]() : null,
    waiting: own.flatMap(({ state, subject }) => (subject && isOpenComplaint(state) ? [subject.id] : [])),
  }
}

/** The page of the form, with one thing that was done on a grant chosen. */
export function complaintFormPath(
  proposalPath: string,
  about: GrantDecision['about'],
  subject: string,
): string {
  return `${proposalPath}/complaint?${new URLSearchParams({ about: `${about}:${subject}` })}`
}

/**
 * The form in which somebody says that they do not agree: with what, until when, and by when there is an answer. `asked` is
 * the choice with which they came.
 */
export async function complaintForm(
  actor: Actor,
  proposal: OwnProposal,
  asked: string | null,
  now: Date,
  language: Language,
) {
  if (!can(actor, 'complain', { relation: proposal.relation }).ok || proposal.reference === null)
    throw notFound()
  const [fund, found] = await Promise.all([fundById(db(), actor.fund), decisionOf(db(), proposal.id)])
  const sentOn = found?.decidedAt ? dayOf(found.decidedAt) : null
  const done = await grantDecisions(db(), proposal.id)
  const { complaintWeeks } = fundSettingsSchema.parse(fund?.settings ?? {})
  const regime = fund?.regime as Regime
  const kind = kindFor(regime, sentOn ? 'decision' : 'treatment')
  const today = dayOf(now)
  const last = kind === 'objection' && sentOn ? lastDayToObject(sentOn) : null
  const late = last !== null && today > last
  const due = answerDue({ kind, receivedOn: today, sentOn }, complaintWeeks)
  const says = late ? m.complaint_form_past : m.complaint_form_until
  const plain = complaintSubjects.filter((about) => about === 'treatment' || (about === 'decision' && sentOn))
  const subjects = [
    ...plain.map((value) => ({ value: String(value), label: complaintSubjectWords[value](), hint: null })),
    ...done.map((one) => subjectChoice(one, regime, language)),
  ]
  return {
    title: disagreeWords[sentOn ? stageOf(proposal.state) : 'open'](),
    subjects,
    chosen: (subjects.find(({ value }) => value === asked) ?? subjects[0])?.value,
    until: last && says({ day: formatWeekday(last, language) }),
    late: late || done.some(({ about, on }) => isLate(regime, about, on, today)),
    promise:
      kind === 'objection'
        ? m.complaint_form_objection({ day: formatWeekday(due, language) })
        : m.complaint_form_complaint({ weeks: String(complaintWeeks) }),
    operation: randomUUID(),
  }
}

/** One thing that was done on the grant, with the last day to object to it when it is a decision in law. */
function subjectChoice({ about, id, on }: GrantDecision, regime: Regime, language: Language) {
  const label = m.complaint_about_on({ about: complaintSubjectWords[about](), day: formatDay(on, language) })
  const isObjection = kindFor(regime, about) === 'objection'
  const hint = isObjection
    ? m.complaint_form_until({ day: formatWeekday(lastDayToObject(on), language) })
    : null
  return { value: `${about}:${id}`, label, hint }
}

function isLate(regime: Regime, about: GrantDecision['about'], on: IsoDate, today: IsoDate): boolean {
  return kindFor(regime, about) === 'objection' && today > lastDayToObject(on)
}

/** One that the writers of a proposal made themselves; not found otherwise. */
export async function ownComplaint(
  actor: Actor,
  proposal: Pick<OwnProposal, 'id' | 'relation'>,
  id: string | undefined,
): Promise<Complaint & { mayWithdraw: boolean; mayAdd: boolean }> {
  const complaint = await complaintById(db(), actor.fund, id ?? '')
  if (complaint?.way !== 'portal' || complaint.proposal?.id !== proposal.id) throw notFound()
  const may = can(actor, 'complain', { relation: proposal.relation }).ok
  const acts = may && isOpenComplaint(complaint.state)
  const mayAdd = acts && complaint.askings.some(({ cameOn }) => cameOn === null)
  return { ...complaint, mayWithdraw: acts, mayAdd }
}

/** What the fund asked about it and waits for, for who answers it; null when nothing is asked. */
export async function complaintToAdd(
  actor: Actor,
  proposal: Pick<OwnProposal, 'id' | 'relation'>,
  id: string | undefined,
  language: Language,
) {
  const complaint = await complaintToWithdraw(actor, proposal, id)
  const asked = complaint.askings.find(({ cameOn }) => cameOn === null)
  const isOpen = isOpenComplaint(complaint.state)
  return {
    complaint,
    asked: isOpen && asked ? { what: asked.what, by: formatWeekday(asked.answerBy, language) } : null,
  }
}

/** The same for who takes it back; not found for who only reads along. */
export async function complaintToWithdraw(
  actor: Actor,
  proposal: Pick<OwnProposal, 'id' | 'relation'>,
  id: string | undefined,
) {
  const complaint = await ownComplaint(actor, proposal, id)
  if (!can(actor, 'complain', { relation: proposal.relation }).ok) throw notFound()
  return complaint
}
