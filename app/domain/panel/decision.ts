import type { IsoDate } from '../calendar.ts'
import { move, type ProposalState } from '../proposal/state.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { type BatchStage, isRevealed } from './batch.ts'
import type { MeetingAdvice } from './meeting.ts'
import type { Place } from './ranking.ts'
import { type Criterion, criteria } from './rubric.ts'

export const decisionOutcomes = ['award', 'decline', 'wait'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** Why not: the panel's judgement, the money was gone, or a rule of the round. */
export const declineGrounds = ['panel', 'ceiling', 'rules'] as const
export type DeclineGround = (typeof declineGrounds)[number]

/** What the manager prepares and the approver takes. Amount in cents, null without an award. */
export type DecisionDraft = {
  outcome: DecisionOutcome
  amount: number | null
  conditions: readonly string[]
  reasons: Partial<Record<Criterion, string>>
  anotherWay: string | null
  departureReason: string | null
  /** Of a decline: what was good, why not, and the rule in words when that is why. */
  strengths?: readonly string[]
  ground?: DeclineGround | null
  rule?: string | null
  /** Of the waiting list: the place on it, from 1, and its last day. */
  waitingPlace?: number | null
  waitingUntil?: IsoDate | null
}

/**
 * What the panel left the board with: its place in the ranking (null without a score), what the meeting advised, whether
 * a lottery among equals gave it the money, and how many stand before it when it is on the waiting list.
 */
export type PanelSays = {
  place: Place | null
  advice: MeetingAdvice | null
  lot: 'won' | 'lost' | null
  ahead: number | null
}

/** Where the proposal stands when a decision about it is prepared; `asked` in cents. */
export type DecisionSubject = {
  state: ProposalState
  stage: BatchStage
  asked: number
  panel: PanelSays
  today: IsoDate
  /** Places on the waiting list of its round that others have. */
  placesTaken: readonly number[]
}

/**
 * May this decision be prepared? The proposal awaits one and its readers are done. Refuses, in this order:
 * `not-in-this-state` (state), `stage-out-of-order` (state of the batch) · `award-without-amount`,
 * `amount-above-asked` (asked, in cents) · `reason-missing` (criteria) · `another-way-missing`, `rule-missing` for a
 * decline · `waiting-place-missing`, `waiting-place-taken` (place), `waiting-until-past` for the waiting list ·
 * `departure-needs-reason` when it departs from what the panel says.
 */
export function canPrepareDecision(draft: DecisionDraft, subject: DecisionSubject): Verdict {
  const moved = move(subject.state, draft.outcome)
  if (!moved.ok) return moved
  return firstRefusal(
    readersDone(subject.stage),
    amountFits(draft, subject.asked),
    reasonsGiven(draft),
    otherWayShown(draft),
    waitingSound(draft, subject),
    departureExplained(draft, subject.panel),
  )
}

/**
 * Does a decision depart from what the panel says? The newest word counts: the lottery, else the advice of the meeting,
 * else the place in the ranking. An award departs below the line, without a score, and against a no or a waiting list; a
 * decline and the waiting list depart against a yes, a decline also against the waiting list, and the waiting list
 * against a no. In the grey zone without an advice the order says nothing, so nothing departs. From the waiting list an
 * award departs when others stand before it.
 */
export function departs(outcome: DecisionOutcome, panel: PanelSays): boolean {
  if (panel.ahead !== null) return outcome === 'award' && panel.ahead > 0
  return against[outcome].includes(wordOf(panel))
}

type Word = 'yes' | 'no' | 'wait' | 'below' | 'open'
const against: Record<DecisionOutcome, readonly Word[]> = {
  award: ['no', 'wait', 'below'],
  decline: ['yes', 'wait'],
  wait: ['yes', 'no'],
}

function wordOf({ lot, advice, place }: PanelSays): Word {
  if (lot) return lot === 'won' ? 'yes' : 'below'
  if (advice) return adviceWords[advice]
  if (place === 'above-line') return 'yes'
  return place === 'grey-zone' ? 'open' : 'below'
}

const adviceWords: Record<MeetingAdvice, Word> = {
  fund: 'yes',
  'fund-with-conditions': 'yes',
  'do-not-fund': 'no',
  wait: 'wait',
}

/**
 * May this person take a prepared decision? Refuses `decision-replaced` when a newer one was prepared or it was taken
 * already, `not-in-this-state`, `stage-out-of-order`, `same-person` for who prepared it, and `departure-needs-reason` when the
 * panel says something else by now (`panel`; null when that cannot be) than when it was prepared.
 */
export function canTakeDecision(
  decision: {
    outcome: DecisionOutcome
    preparedBy: string
    replaced: boolean
    taken: boolean
    departureReason: string | null
  },
  subject: Pick<DecisionSubject, 'state' | 'stage'> & { panel: PanelSays | null },
  by: string,
): Verdict<{ state: ProposalState }> {
  if (decision.replaced || decision.taken) return refused('decision-replaced')
  const moved = move(subject.state, decision.outcome)
  if (!moved.ok) return moved
  const ready = readersDone(subject.stage)
  if (!ready.ok) return ready
  if (decision.preparedBy === by) return refused('same-person')
  const explained = subject.panel ? departureExplained(decision, subject.panel) : allowed()
  return explained.ok ? moved : explained
}

function readersDone(stage: BatchStage): Verdict {
  const done = isRevealed(stage) && stage !== 'extra-reviews'
  return done ? allowed() : refused('stage-out-of-order', { state: stage, machine: 'batch' })
}

function amountFits({ outcome, amount }: DecisionDraft, asked: number): Verdict {
  if (outcome !== 'award') return allowed()
  if (amount === null || amount <= 0) return refused('award-without-amount')
  return amount > asked ? refused('amount-above-asked', { asked }) : allowed()
}

function reasonsGiven({ reasons }: DecisionDraft): Verdict {
  const missing = criteria.filter((criterion) => !reasons[criterion]?.trim())
  return missing.length === 0 ? allowed() : refused('reason-missing', { criteria: missing })
}

function otherWayShown({ outcome, anotherWay, ground, rule }: DecisionDraft): Verdict {
  if (outcome !== 'decline') return allowed()
  if (!anotherWay?.trim()) return refused('another-way-missing')
  return ground === 'rules' && !rule?.trim() ? refused('rule-missing') : allowed()
}

function waitingSound(draft: DecisionDraft, { today, placesTaken }: DecisionSubject): Verdict {
  const { outcome, waitingPlace: place = null, waitingUntil: until = null } = draft
  if (outcome !== 'wait') return allowed()
  if (place === null || !Number.isInteger(place) || place < 1) return refused('waiting-place-missing')
  if (placesTaken.includes(place)) return refused('waiting-place-taken', { place })
  return until !== null && until > today ? allowed() : refused('waiting-until-past')
}

function departureExplained(
  { outcome, departureReason }: Pick<DecisionDraft, 'outcome' | 'departureReason'>,
  panel: PanelSays,
): Verdict {
  return !departs(outcome, panel) || departureReason?.trim() ? allowed() : refused('departure-needs-reason')
}
