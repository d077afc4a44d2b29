import { move, type ProposalState } from '../proposal/state.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { type BatchStage, isRevealed } from './batch.ts'
import type { Place } from './ranking.ts'
import { type Criterion, criteria } from './rubric.ts'

export const decisionOutcomes = ['award', 'decline', 'wait'] as const
export type DecisionOutcome = (typeof decisionOutcomes)[number]

/** Why not: the panel's judgement, the money was gone, or a rule of the round. */
export const declineGrounds = ['panel', 'ceiling', 'rules'] as const
export type DeclineGround = (typeof declineGrounds)[number]

/** What the manager prepares and the approver takes. Amount in cents, null for a decline. */
export type DecisionDraft = {
  outcome: DecisionOutcome
  amount: number | null
  conditions: readonly string[]
  reasons: Partial<Record<Criterion, string>>
  anotherWay: string | null
  departureReason: string | null
}

/** Where the proposal stands when a decision about it is prepared; `place` is null when the panel gave no score. */
export type DecisionSubject = {
  state: ProposalState
  stage: BatchStage
  asked: number
  place: Place | null
}

/**
 * May this decision be prepared? The proposal awaits one and its readers are done. Refuses, in this order:
 * `not-in-this-state` (state), `stage-out-of-order` (state of the batch) · `award-without-amount`,
 * `amount-above-asked` (asked, in cents) · `reason-missing` (criteria) · `another-way-missing` for a decline ·
 * `departure-needs-reason` when it departs from what the panel's ranking says.
 */
export function canPrepareDecision(draft: DecisionDraft, subject: DecisionSubject): Verdict {
  const moved = move(subject.state, draft.outcome)
  if (!moved.ok) return moved
  return firstRefusal(
    readersDone(subject.stage),
    amountFits(draft, subject.asked),
    reasonsGiven(draft),
    otherWayShown(draft),
    departureExplained(draft, subject.place),
  )
}

/**
 * Does a decision depart from the ranking: an award to a proposal below the money's line or without a score, a decline
 * of one above it? In the grey zone the order says nothing, so nothing departs there.
 */
export function departs(outcome: DecisionOutcome, place: Place | null): boolean {
  return outcome === 'award' ? place === 'below-line' || place === null : place === 'above-line'
}

/**
 * May this person take a prepared decision? Refuses `decision-replaced` when a newer one was prepared or it was taken
 * already, `not-in-this-state`, `stage-out-of-order`, and `same-person` for who prepared it.
 */
export function canTakeDecision(
  decision: { outcome: DecisionOutcome; preparedBy: string; replaced: boolean; taken: boolean },
  subject: Pick<DecisionSubject, 'state' | 'stage'>,
  by: string,
): Verdict<{ state: ProposalState }> {
  if (decision.replaced || decision.taken) return refused('decision-replaced')
  const moved = move(subject.state, decision.outcome)
  if (!moved.ok) return moved
  const ready = readersDone(subject.stage)
  if (!ready.ok) return ready
  return decision.preparedBy === by ? refused('same-person') : moved
}

function readersDone(stage: BatchStage): Verdict {
  const done = isRevealed(stage) && stage !== 'extra-reviews'
  return done ? allowed() : refused('stage-out-of-order', { state: stage, machine: 'batch' })
}

function amountFits({ outcome, amount }: DecisionDraft, asked: number): Verdict {
  if (outcome === 'decline') return allowed()
  if (amount === null || amount <= 0) return refused('award-without-amount')
  return amount > asked ? refused('amount-above-asked', { asked }) : allowed()
}

function reasonsGiven({ reasons }: DecisionDraft): Verdict {
  const missing = criteria.filter((criterion) => !reasons[criterion]?.trim())
  return missing.length === 0 ? allowed() : refused('reason-missing', { criteria: missing })
}

function otherWayShown({ outcome, anotherWay }: DecisionDraft): Verdict {
  return outcome === 'award' || anotherWay?.trim() ? allowed() : refused('another-way-missing')
}

function departureExplained({ outcome, departureReason }: DecisionDraft, place: Place | null): Verdict {
  return !departs(outcome, place) || departureReason?.trim() ? allowed() : refused('departure-needs-reason')
}
