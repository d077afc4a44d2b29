import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Actor, can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import {
  answerDue,
  complaintSubjects,
  isOpenComplaint,
  kindFor,
  lastDayToObject,
  longestComplaint,
} from '#app/domain/complaint.ts'
import { fundSettingsSchema, type Regime } from '#app/domain/fund.ts'
import { complaintKindWords, complaintSubjectWords } from '#app/i18n/complaint-words.ts'
import { formatWeekday } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type Complaint, complaintById, complaintsOf } from '#db/queries/complaints.server.ts'
import { decisionOf } from '#db/queries/decisions.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import type { OwnProposal } from '#db/queries/proposals.server.ts'
import { notFound } from '../answers.server.ts'

const text = z.string().trim().max(longestComplaint, { error: 'tooLong' })

export const ComplaintPost = z.strictObject({
  operation: z.uuid(),
  about: z.enum(complaintSubjects, { error: 'empty' }),
  words: z.string({ error: 'empty' }).pipe(text.min(1, { error: 'empty' })),
  lateReason: text.optional(),
})

/** What the writers of a proposal see of what they complained about, and whether they can. */
export async function complaintLinks(
  actor: Actor,
  proposal: OwnProposal,
  decided: boolean,
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
    ask: may ? (decided ? m.complaint_disagree() : m.complaint_unhappy()) : null,
  }
}

/** The form in which somebody says that they do not agree: what they can, until when, and by when there is an answer. */
export async function complaintForm(actor: Actor, proposal: OwnProposal, now: Date, language: Language) {
  if (!can(actor, 'complain', { relation: proposal.relation }).ok || proposal.reference === null)
    throw notFound()
  const [fund, found] = await Promise.all([fundById(db(), actor.fund), decisionOf(db(), proposal.id)])
  const sentOn = found?.decidedAt ? dayOf(found.decidedAt) : null
  const { complaintWeeks } = fundSettingsSchema.parse(fund?.settings ?? {})
  const kind = kindFor(fund?.regime as Regime, sentOn ? 'decision' : 'treatment')
  const today = dayOf(now)
  const last = kind === 'objection' && sentOn ? lastDayToObject(sentOn) : null
  const late = last !== null && today > last
  const due = answerDue({ kind, receivedOn: today, sentOn }, complaintWeeks)
  const says = late ? m.complaint_form_past : m.complaint_form_until
  return {
    title: sentOn ? m.complaint_disagree() : m.complaint_unhappy(),
    subjects: complaintSubjects
      .filter((about) => about === 'treatment' || sentOn !== null)
      .map((value) => ({ value, label: complaintSubjectWords[value]() })),
    until: last && says({ day: formatWeekday(last, language) }),
    late,
    promise:
      kind === 'objection'
        ? m.complaint_form_objection({ day: formatWeekday(due, language) })
        : m.complaint_form_complaint({ weeks: String(complaintWeeks) }),
    operation: randomUUID(),
  }
}

/** One that the writers of a proposal made themselves; not found otherwise. */
export async function ownComplaint(
  actor: Actor,
  proposal: Pick<OwnProposal, 'id' | 'relation'>,
  id: string | undefined,
): Promise<Complaint & { mayWithdraw: boolean }> {
  const complaint = await complaintById(db(), actor.fund, id ?? '')
  if (complaint?.way !== 'portal' || complaint.proposal?.id !== proposal.id) throw notFound()
  const may = can(actor, 'complain', { relation: proposal.relation }).ok
  return { ...complaint, mayWithdraw: may && isOpenComplaint(complaint.state) }
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
