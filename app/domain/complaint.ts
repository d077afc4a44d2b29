import { addDays, type IsoDate, later } from './calendar.ts'
import type { Regime } from './fund.ts'
import { endOfTerm } from './legal-day.ts'
import type { DecisionOutcome } from './panel/says.ts'
import { move, type ProposalState } from './proposal/state.ts'
import { allowed, firstRefusal, refused, type Verdict } from './verdict.ts'

/** Who does not agree complains; under the Awb who does not agree with a decision objects. */
export const complaintKinds = ['complaint', 'objection'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

export const complaintSubjects = ['decision', 'treatment'] as const
export type ComplaintSubject = (typeof complaintSubjects)[number]

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
  return regime === 'awb' && about === 'decision' ? 'objection' : 'complaint'
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

/** What a rule about a case looks at. */
export type ComplaintCase = {
  kind: ComplaintKind
  about: ComplaintSubject
  state: ComplaintState
  receivedOn: IsoDate
  dueOn: IsoDate
  extendedTo: IsoDate | null
  /** Persons that it is about: who prepared and who took the decision, or who was complained about. */
  involved: readonly string[]
}

/**
 * May the answer take longer, and until when? Once, before its day has passed, with a reason: refuses
 * `not-in-this-state` (state), `extended-before` (on), `extension-too-late` (on), `reason-needed`.
 */
export function canExtend(
  { kind, state, dueOn, extendedTo }: Pick<ComplaintCase, 'kind' | 'state' | 'dueOn' | 'extendedTo'>,
  reason: string,
  today: IsoDate,
): Verdict<{ until: IsoDate }> {
  if (!isOpenComplaint(state)) return refused('not-in-this-state', { state, machine: 'complaint' })
  if (extendedTo) return refused('extended-before', { on: extendedTo })
  if (today > dueOn) return refused('extension-too-late', { on: dueOn })
  if (!reason.trim()) return refused('reason-needed')
  return allowed({ until: addDays(dueOn, extensionDays[kind]) })
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
}

/**
 * May this person answer it so? Refuses `not-in-this-state` (state), `was-involved`, `reason-needed`, and
 * `unheard-needs-reason` for an answer that is not wholly in favour, without hearing and without a reason why not.
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
  )
  return may.ok ? moved : may
}

/**
 * What a founded complaint does to the decision it is about: a proposal that was declined comes up for a new decision;
 * a grant is changed by its agreement; from the waiting list it can be decided about at once.
 */
export type Correction = 'decide-anew' | 'change-agreement' | 'none'

/** What follows for the decision from this answer. */
export function correctionBy(
  outcome: ComplaintOutcome,
  decision: { outcome: DecisionOutcome; state: ProposalState } | null,
): Correction {
  if (decision === null || (outcome !== 'founded' && outcome !== 'partly')) return 'none'
  if (decision.outcome === 'award') return 'change-agreement'
  const again = decision.state === 'waiting-list' || move(decision.state, 'revise').ok
  return again ? 'decide-anew' : 'none'
}
