import { addDays, type IsoDate, later } from './calendar.ts'
import { type Asking, daysStoodStill, waitsFor } from './complaint-asking.ts'
import type { Regime } from './fund.ts'
import { endOfTerm } from './legal-day.ts'
import type { DecisionOutcome } from './panel/says.ts'
import { move, type ProposalState } from './proposal/state.ts'
import { allowed, firstRefusal, refused, type Verdict } from './verdict.ts'

/** Who does not agree complains; under the Awb who does not agree with a decision objects. */
export const complaintKinds = ['complaint', 'objection'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

/**
 * What the fund did on a running grant: settled it, with what comes back; ended it; held its payments; said no to a change that
 * was asked; gave a report back.
 */
export const grantSubjects = ['settlement', 'ending', 'hold', 'change', 'report'] as const
export type GrantSubject = (typeof grantSubjects)[number]

export const complaintSubjects = ['decision', 'treatment', ...grantSubjects] as const
export type ComplaintSubject = (typeof complaintSubjects)[number]

/**
 * What the Awb calls a decision (1:3): on an application, on the final amount (4:46), on an ending (4:48), on payments that are
 * held (4:56), and a no to a change that was asked. A report that comes back only prepares one (6:3).
 */
const inLaw: readonly ComplaintSubject[] = ['decision', 'settlement', 'ending', 'hold', 'change']

export function isOfGrant(about: ComplaintSubject): about is GrantSubject {
  return grantSubjects.some((one) => one === about)
}

/** How it came: through the portal, or written down for who wrote or told it. */
export const complaintWays = ['portal', 'letter', 'phone', 'talk'] as const
export type ComplaintWay = (typeof complaintWays)[number]

export const complaintOutcomes = ['founded', 'partly', 'unfounded', 'not-taken-in'] as const
export type ComplaintOutcome = (typeof complaintOutcomes)[number]

/** Characters in the words of who complains, in a report and in the reasons of the answer. */
export const longestComplaint = 5_000

export const complaintMoves = {
  received: { plan: 'hearing-planned', hear: 'heard', decide: 'decided', withdraw: 'withdrawn' },
  'hearing-planned': { plan: 'hearing-planned', hear: 'heard', decide: 'decided', withdraw: 'withdrawn' },
  heard: { decide: 'decided', withdraw: 'withdrawn' },
  decided: {},
  withdrawn: {},
} as const
export type ComplaintState = keyof typeof complaintMoves
export type ComplaintVerb = 'plan' | 'hear' | 'decide' | 'withdraw'
export const complaintStates = Object.keys(complaintMoves) as [ComplaintState, ...ComplaintState[]]

/** The state it comes in by this verb. Refuses `not-in-this-state` with the state it is in. */
export function moveComplaint(
  state: ComplaintState,
  verb: ComplaintVerb,
): Verdict<{ state: ComplaintState }> {
  const moves: Partial<Record<ComplaintVerb, ComplaintState>> = complaintMoves[state]
  const next = moves[verb]
  return next ? allowed({ state: next }) : refused('not-in-this-state', { state, machine: 'complaint' })
}

/** Does it still wait for its answer? */
export function isOpenComplaint(state: ComplaintState): boolean {
  return state !== 'decided' && state !== 'withdrawn'
}

/** What somebody does who does not agree: the law of the fund says whether that is an objection. */
export function kindFor(regime: Regime, about: ComplaintSubject): ComplaintKind {
  return regime === 'awb' && inLaw.includes(about) ? 'objection' : 'complaint'
}

const objectionDays = 42
/** How much longer the answer may take, once. */
const extensionDays = { complaint: 28, objection: 42 } as const

/** The last day to object to a decision that was sent on a day: six weeks, counted from the day after. */
export function lastDayToObject(sentOn: IsoDate): IsoDate {
  return endOfTerm(addDays(sentOn, objectionDays))
}

/** May an objection still be made? Refuses `objection-late` (on: the last day) without a reason why it is late. */
export function canObject(sentOn: IsoDate, receivedOn: IsoDate, lateReason: string | null): Verdict {
  const on = lastDayToObject(sentOn)
  return receivedOn > on && !lateReason?.trim() ? refused('objection-late', { on }) : allowed()
}

/**
 * By which day the answer is due: of a complaint the weeks of the fund after it came; of an objection six weeks after the
 * last day to object, or after it came when that was later.
 */
export function answerDue(
  complaint: { kind: ComplaintKind; receivedOn: IsoDate; sentOn: IsoDate | null },
  complaintWeeks: number,
): IsoDate {
  const { kind, receivedOn, sentOn } = complaint
  if (kind === 'complaint' || sentOn === null) return addDays(receivedOn, complaintWeeks * 7)
  return addDays(later(lastDayToObject(sentOn), receivedOn), objectionDays)
}

/** A committee that advises about an objection (Awb 7:13), and its advice once it gave one. */
export type Committee = { name: string; on: IsoDate; advice: { on: IsoDate; text: string } | null }

/** What a rule about a case looks at. */
export type ComplaintCase = {
  kind: ComplaintKind
  about: ComplaintSubject
  state: ComplaintState
  receivedOn: IsoDate
  /** The first day by which its answer was due; what moves it since stands beside it. */
  dueOn: IsoDate
  extendedTo: IsoDate | null
  askings: readonly Asking[]
  committee: Committee | null
  /** Persons that it is about: who prepared and who took the decision, or who was complained about. */
  involved: readonly string[]
}

/** What moves the last day of an answer. */
type Term = Pick<ComplaintCase, 'dueOn' | 'extendedTo' | 'askings' | 'committee'>

/** How many more days there are for the answer with a committee: twelve weeks instead of six (Awb 7:10, first paragraph). */
export const committeeDays = 42

/**
 * By how many days the term of an answer moved: those on which it stood still (Awb 7:10, second paragraph), and those of a
 * committee.
 */
export function daysMoved({ askings, committee }: Pick<Term, 'askings' | 'committee'>): number {
  return daysStoodStill(askings) + (committee ? committeeDays : 0)
}

/** The last day for the answer as it is now: the first or the extended one, moved by every day that the term moved. */
export function answerDay(term: Term): IsoDate {
  return addDays(term.extendedTo ?? term.dueOn, daysMoved(term))
}

/**
 * May the answer take longer, and until when? Once, before its day has passed, with a reason: refuses
 * `not-in-this-state` (state), `extended-before` (on), `extension-too-late` (on), `reason-needed`.
 */
export function canExtend(
  complaint: Term & Pick<ComplaintCase, 'kind' | 'state'>,
  reason: string,
  today: IsoDate,
): Verdict<{ extendedTo: IsoDate; until: IsoDate }> {
  const { kind, state, dueOn, extendedTo } = complaint
  if (!isOpenComplaint(state)) return refused('not-in-this-state', { state, machine: 'complaint' })
  const on = answerDay(complaint)
  if (extendedTo) return refused('extended-before', { on })
  if (today > on) return refused('extension-too-late', { on })
  if (!reason.trim()) return refused('reason-needed')
  const longer = addDays(dueOn, extensionDays[kind])
  return allowed({ extendedTo: longer, until: answerDay({ ...complaint, extendedTo: longer }) })
}

/** How long who complains may be given to add what is missing. */
export const longestAsking = 42

/**
 * May who complains be asked for more, to be there by a day, and does the term stand still until it came? That of an
 * objection does (Awb 7:10, second paragraph), that of a complaint where the fund set it itself; the Awb lets no complaint
 * wait (9:11). A term that is over does not stand still any more. Refuses `not-in-this-state` (state), `asked-already` (on)
 * while an answer may still come, `reason-needed` for a question without words, and `answer-by-outside` (from, until).
 */
export function canAskMore(
  complaint: ComplaintCase & { regime: Regime },
  { what, answerBy }: { what: string; answerBy: IsoDate },
  today: IsoDate,
): Verdict<{ suspends: boolean }> {
  const { kind, state, regime, askings } = complaint
  if (!isOpenComplaint(state)) return refused('not-in-this-state', { state, machine: 'complaint' })
  const waiting = waitsFor(askings, today)
  if (waiting) return refused('asked-already', { on: waiting.answerBy })
  if (!what.trim()) return refused('reason-needed')
  const [from, until] = [addDays(today, 1), addDays(today, longestAsking)]
  if (answerBy < from || answerBy > until) return refused('answer-by-outside', { from, until })
  const stops = kind === 'objection' || regime === 'private'
  return allowed({ suspends: stops && today <= answerDay(complaint) })
}

/**
 * May what was asked be noted as come on a day? Answers which question it is about. Refuses `not-in-this-state` (state),
 * `nothing-asked`, and `came-outside` (from) for a day before it was asked or after today.
 */
export function canAddMore<Asked extends Asking>(
  { state, askings }: { state: ComplaintState; askings: readonly Asked[] },
  cameOn: IsoDate,
  today: IsoDate,
): Verdict<{ asked: Asked }> {
  if (!isOpenComplaint(state)) return refused('not-in-this-state', { state, machine: 'complaint' })
  const asked = askings.find((one) => one.cameOn === null)
  if (!asked) return refused('nothing-asked')
  const outside = cameOn < asked.askedOn || cameOn > today
  return outside ? refused('came-outside', { from: asked.askedOn }) : allowed({ asked })
}

/**
 * May a committee advise about it (Awb 7:13)? Refuses `not-in-this-state` (state), `committee-for-objections` for a
 * complaint, `committee-before`, and `committee-too-late` (on) once the day has passed on which the answer was due.
 */
export function canNameCommittee(complaint: ComplaintCase, today: IsoDate): Verdict {
  const { kind, state, committee } = complaint
  if (!isOpenComplaint(state)) return refused('not-in-this-state', { state, machine: 'complaint' })
  if (kind !== 'objection') return refused('committee-for-objections')
  if (committee) return refused('committee-before')
  const on = answerDay(complaint)
  return today > on ? refused('committee-too-late', { on }) : allowed()
}

/**
 * May the advice of the committee be noted? Refuses `not-in-this-state` (state), `no-committee`, `advised-before`, and
 * `came-outside` (from) for a day before it was named or after today.
 */
export function canNoteAdvice(
  { state, committee }: Pick<ComplaintCase, 'state' | 'committee'>,
  on: IsoDate,
  today: IsoDate,
): Verdict {
  if (!isOpenComplaint(state)) return refused('not-in-this-state', { state, machine: 'complaint' })
  if (!committee) return refused('no-committee')
  if (committee.advice) return refused('advised-before')
  return on < committee.on || on > today ? refused('came-outside', { from: committee.on }) : allowed()
}

/** May it be handled by this person? Refuses `was-involved` to who it is about. */
export function mayHandle({ involved }: Pick<ComplaintCase, 'involved'>, person: string): Verdict {
  return involved.includes(person) ? refused('was-involved') : allowed()
}

/** May who complains be invited to tell it at this moment? Refuses `not-in-this-state` (state), `hearing-past`. */
export function canPlanHearing(
  { state }: Pick<ComplaintCase, 'state'>,
  at: Date,
  now: Date,
): Verdict<{ state: ComplaintState }> {
  const moved = moveComplaint(state, 'plan')
  return moved.ok && at <= now ? refused('hearing-past') : moved
}

/**
 * May somebody say that they heard who complains, with a report? Refuses `not-in-this-state` (state), `was-involved`,
 * `heard-outside` (from, until) for a day before it came or after today.
 */
export function canHear(
  complaint: ComplaintCase,
  heardOn: IsoDate,
  by: string,
  today: IsoDate,
): Verdict<{ state: ComplaintState }> {
  const moved = moveComplaint(complaint.state, 'hear')
  if (!moved.ok) return moved
  const may = mayHandle(complaint, by)
  if (!may.ok) return may
  const { receivedOn } = complaint
  return heardOn < receivedOn || heardOn > today
    ? refused('heard-outside', { from: receivedOn, until: today })
    : moved
}

export type ComplaintAnswer = {
  outcome: ComplaintOutcome
  reasons: string
  /** Why nobody was heard. */
  unheardReason: string | null
  /** Does it follow the advice of the committee? Null without one. */
  followsAdvice: boolean | null
  /** Why not. */
  departureReason: string | null
}

/**
 * May this person answer it so? Refuses `not-in-this-state` (state), `was-involved`, `reason-needed`,
 * `unheard-needs-reason` for an answer that is not wholly in favour, without hearing and without a reason why not (Awb 7:2
 * and 7:3), and what `weighsAdvice` refuses.
 */
export function canDecide(
  complaint: ComplaintCase,
  answer: ComplaintAnswer,
  by: string,
): Verdict<{ state: ComplaintState }> {
  const moved = moveComplaint(complaint.state, 'decide')
  if (!moved.ok) return moved
  const unheard = complaint.state !== 'heard' && answer.outcome !== 'founded'
  const may = firstRefusal(
    mayHandle(complaint, by),
    answer.reasons.trim() ? allowed() : refused('reason-needed'),
    unheard && !answer.unheardReason?.trim() ? refused('unheard-needs-reason') : allowed(),
    weighsAdvice(complaint.committee, answer),
  )
  return may.ok ? moved : may
}

/**
 * Does an answer say what it does with the advice of a committee? Refuses `advice-missing` while there is none, `advice-unsaid`
 * when it does not say whether it follows it, and `departure-needs-reason` when it does not, without a reason (Awb 7:13,
 * seventh paragraph).
 */
export function weighsAdvice(
  committee: Committee | null,
  { followsAdvice, departureReason }: Pick<ComplaintAnswer, 'followsAdvice' | 'departureReason'>,
): Verdict {
  if (!committee) return allowed()
  if (!committee.advice) return refused('advice-missing')
  if (followsAdvice === null) return refused('advice-unsaid')
  return followsAdvice || departureReason?.trim() ? allowed() : refused('departure-needs-reason')
}

/** Is there anything left not to agree with after this answer? Not for who is wholly right. */
export function leavesToDisagree(outcome: ComplaintOutcome): boolean {
  return outcome !== 'founded'
}

/**
 * What a founded complaint does to the decision it is about: a proposal that was declined comes up for a new decision;
 * a grant is changed by its agreement; from the waiting list it can be decided about at once; what was decided on a grant
 * is looked at again by who handles the grant.
 */
export const corrections = ['decide-anew', 'change-agreement', 'look-again', 'none'] as const
export type Correction = (typeof corrections)[number]

/** What follows for the decision from this answer. */
export function correctionBy(
  outcome: ComplaintOutcome,
  about: ComplaintSubject,
  decision: { outcome: DecisionOutcome; state: ProposalState } | null,
): Correction {
  if (outcome !== 'founded' && outcome !== 'partly') return 'none'
  if (isOfGrant(about)) return 'look-again'
  if (decision === null) return 'none'
  if (decision.outcome === 'award') return 'change-agreement'
  const again = decision.state === 'waiting-list' || move(decision.state, 'revise').ok
  return again ? 'decide-anew' : 'none'
}
