import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ComplaintHead } from '#app/components/complaint/office-frame.tsx'
import { can, type Person } from '#app/domain/access.ts'
import { amsterdamInstant, dayOf } from '#app/domain/calendar.ts'
import {
  answerDay,
  canExtend,
  canNameCommittee,
  canNoteAdvice,
  complaintOutcomes,
  complaintStates,
  complaintSubjects,
  type complaintWays,
  correctionBy,
  isOpenComplaint,
  longestComplaint,
  mayHandle,
  moveComplaint,
} from '#app/domain/complaint.ts'
import { waitsFor } from '#app/domain/complaint-asking.ts'
import { readEmail } from '#app/domain/proposal/typing.ts'
import { complaintKindWords, complaintWayWords } from '#app/i18n/complaint-words.ts'
import { formatDateTime, formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord, verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { closedToEach } from '#db/queries/closed.server.ts'
import { type Complaint, complaintById, complaintList } from '#db/queries/complaints.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'
import { notFound } from '../answers.server.ts'
import { day } from '../granting/course-form.server.ts'
import { handledProposal } from '../office/proposal-guard.server.ts'
import { viewsOn } from '../office/saved-views.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { storyOf } from './complaint-view.server.ts'

const text = z.string().trim().max(longestComplaint, { error: 'tooLong' })
const words = z.string({ error: 'empty' }).pipe(text.min(1, { error: 'empty' }))
const line = z.string().trim().max(200, { error: 'tooLong' })
const operation = z.uuid()

export const HearingPost = z
  .strictObject({
    operation,
    day,
    time: z
      .string({ error: 'time' })
      .trim()
      .transform((typed) => typed.replace('.', ':').padStart(5, '0'))
      .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time' })),
    place: z.string({ error: 'empty' }).pipe(line.min(1, { error: 'empty' })),
  })
  .transform(({ day, time, ...rest }) => ({ ...rest, at: amsterdamInstant(day, time) }))

export const HearingReportPost = z.strictObject({ operation, heardOn: day, report: words })

export const ExtensionPost = z.strictObject({ operation, reason: words })

export const AskingPost = z.strictObject({ operation, what: words, answerBy: day })

export const NotedAdditionPost = z.strictObject({ operation, cameOn: day, came: words })

export const CommitteePost = z.strictObject({
  operation,
  committee: z.string({ error: 'empty' }).pipe(line.min(1, { error: 'empty' })),
})

export const AdvicePost = z.strictObject({ operation, advisedOn: day, advice: words })

export const AnswerPost = z.strictObject({
  operation,
  outcome: z.enum(complaintOutcomes, { error: 'empty' }),
  reasons: words,
  unheardReason: text.optional().transform((typed) => typed || null),
  followsAdvice: z
    .enum(['yes', 'no'])
    .optional()
    .transform((typed) => (typed ? typed === 'yes' : null)),
  departureReason: text.optional().transform((typed) => typed || null),
})

const mayBe = line.optional().transform((typed) => typed || undefined)

export const WrittenPost = z.strictObject({
  operation,
  about: z.enum(complaintSubjects, { error: 'empty' }),
  way: z.enum(['letter', 'phone', 'talk'] satisfies (typeof complaintWays)[number][], { error: 'empty' }),
  receivedOn: day,
  name: z.string({ error: 'empty' }).pipe(line.min(1, { error: 'empty' })),
  email: mayBe.transform((typed, context) => {
    const reading = typed ? readEmail(typed) : { value: undefined }
    if ('value' in reading) return reading.value
    context.addIssue({ code: 'custom', message: 'wrong' })
    return z.NEVER
  }),
  address: mayBe,
  words,
  reference: mayBe,
  against: z.uuid().optional(),
  lateReason: text.optional(),
})

/** A complaint of the fund for who works on it; what its proposal keeps closed to them stays closed. */
export async function officeComplaint(actor: Person, id: string | undefined): Promise<Complaint> {
  const complaint = await complaintById(db(), actor.fund, id ?? '')
  if (!complaint) throw notFound()
  if (complaint.proposal) await handledProposal(actor, complaint.proposal.id)
  return complaint
}

/** What every page of an act on it shows. */
export function actPage(complaint: Complaint) {
  return { head: headOf(complaint), operation: randomUUID() }
}

function headOf({ id, kind, name }: Complaint): ComplaintHead {
  return { id, kind: complaintKindWords[kind](), name }
}

/** Every complaint that is not closed to somebody, in the order of what waits, and how many are. */
export async function complaintsFor(
  actor: Person,
  query = new URLSearchParams(),
): Promise<{ shown: Complaint[]; hidden: number }> {
  const [all, closed] = await Promise.all([
    complaintList(db(), actor.fund),
    closedToEach(db(), actor.fund, [actor.person]),
  ])
  const isShown = ({ proposal }: Complaint) => !proposal || !closed(actor.person).has(proposal.id)
  const shown = all.filter(isShown)
  const state = complaintStates.find((one) => one === query.get('state'))
  const asked = state ? shown.filter((complaint) => complaint.state === state) : shown
  return { shown: asked, hidden: all.length - shown.length }
}

/** The list of complaints in words. */
export async function complaintsPage(actor: Person, query: URLSearchParams, now: Date) {
  const [{ shown, hidden }, kept] = await Promise.all([
    complaintsFor(actor, query),
    viewsOn(actor, 'complaints', query),
  ])
  const asked = complaintStates.find((one) => one === query.get('state')) ?? null
  const shows = [null, ...complaintStates]
  return {
    kept,
    file: asked ? `state=${asked}` : '',
    shows: shows.map((state) => ({
      key: state ?? 'all',
      label: state
        ? (stateWord('complaint', state, 'staff', currentLocale()) ?? state)
        : m.manager_panel_filter_all(),
      href: state ? `/manager/complaints?state=${state}` : '/manager/complaints',
      current: state === asked,
    })),
    hidden,
    mayWrite: can(actor, 'write-complaint').ok,
    rows: shown.map((complaint) => {
      const { id, state, name, proposal } = complaint
      const due = answerDay(complaint)
      return {
        id,
        name,
        what: complaintKindWords[complaint.kind](),
        title: proposal?.title ?? null,
        due: formatDay(due, currentLocale()),
        late: isOpenComplaint(state) && due < dayOf(now),
        state: stateWord('complaint', state, 'staff', currentLocale()) ?? state,
      }
    }),
  }
}

/** One complaint with what can be done about it now, and by whom not. */
export async function complaintPage(actor: Person, id: string | undefined, now: Date) {
  const complaint = await officeComplaint(actor, id)
  const { state, proposal, decision, outcome, reopened } = complaint
  const acts = can(actor, 'handle-complaint').ok && isOpenComplaint(state)
  const handles = mayHandle(complaint, actor.person)
  const standing = proposal && decision ? { outcome: decision.outcome, state: proposal.state } : null
  const follows = outcome ? correctionBy(outcome, complaint.about, standing) : 'none'
  const decides = acts && handles.ok
  const may = {
    plan: acts && moveComplaint(state, 'plan').ok,
    hear: decides && moveComplaint(state, 'hear').ok,
    extend: acts && canExtend(complaint, '-', dayOf(now)).ok,
    ask: acts && waitsFor(complaint.askings, dayOf(now)) === null,
    add: acts && complaint.askings.some(({ cameOn }) => cameOn === null),
    committee: acts && canNameCommittee(complaint, dayOf(now)).ok,
    advice: acts && canNoteAdvice(complaint, dayOf(now), dayOf(now)).ok,
    decide: decides,
    withdraw: acts,
  }
  return {
    head: headOf(complaint),
    story: await storyOf(complaint, 'staff', `/manager/complaints/${complaint.id}`, currentLocale()),
    way: complaintWayWords[complaint.way](),
    contact: [complaint.email, complaint.address].filter(Boolean).join('\n'),
    unreachable: complaint.email === null && complaint.lodgedBy === null,
    proposal: proposal && { id: proposal.id, title: `${proposal.title} (${proposal.reference})` },
    planned: state === 'hearing-planned',
    may,
    involved:
      acts && !handles.ok ? verdictWords(handles.reason, currentLocale(), await forStaff(actor)) : null,
    anew: reopened && awaits(proposal) && can(actor, 'prepare-decision').ok,
    grant: complaint.subject?.grant ?? null,
    change: follows === 'change-agreement' && can(actor, 'make-agreement').ok ? decision?.grant : null,
  }
}

/** Can a decision be prepared about it now? */
function awaits(proposal: Complaint['proposal']): boolean {
  return proposal?.state === 'awaiting-decision' || proposal?.state === 'waiting-list'
}

/** What somebody reads who is about to answer, and the talk that is planned: still to come, or not written down yet. */
export function answerPage(complaint: Complaint, now: Date) {
  const { state, hearingAt } = complaint
  const planned = state === 'hearing-planned' && hearingAt
  return {
    ...actPage(complaint),
    heard: complaint.heardOn !== null,
    talk: planned ? { day: formatDateTime(hearingAt, currentLocale()), ahead: hearingAt > now } : null,
    advice: complaint.committee?.advice?.text ?? null,
  }
}

/** Until when more time can be taken, for the form that asks it. */
export function extensionPage(complaint: Complaint, now: Date) {
  const verdict = canExtend(complaint, '-', dayOf(now))
  return { ...actPage(complaint), until: verdict.ok ? formatDay(verdict.until, currentLocale()) : null }
}

/** The form for what came on paper or by telephone: whom of the fund it may be about. */
export async function writtenPage(actor: Person, now: Date) {
  const holders = await roleHolders(db(), actor, dayOf(now))
  const names = new Map(holders.map(({ person, name }) => [person, name]))
  return {
    people: [...names].map(([value, label]) => ({ value, label })),
    operation: randomUUID(),
  }
}
