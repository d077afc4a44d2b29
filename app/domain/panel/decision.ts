import type { IsoDate } from '../calendar.ts'
import { move, type ProposalState } from '../proposal/state.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { type BatchStage, isRevealed } from './batch.ts'
import { type DeclineGround, groundsFor, type WaitingGround } from './ground.ts'
import { type Criterion, criteria } from './rubric.ts'
import { type DecisionOutcome, departs, type PanelSays } from './says.ts'

/** What the manager prepares and the approver takes. Amount in cents, null without an award. */
export type DecisionDraft = {
  outcome: DecisionOutcome
  amount: number | null
  conditions: readonly string[]
  reasons: Partial<Record<Criterion, string>>
  anotherWay: string | null
  departureReason: string | null
  /** Of an award of less than was asked: why less. */
  lowerReason?: string | null
  /** Of a decline: what was good, why not, and the rule in words when that is why. */
  strengths?: readonly string[]
  ground?: DeclineGround | null
  rule?: string | null
  /** Of the waiting list: the place on it, from 1, its last day, and why not yet. */
  waitingPlace?: number | null
  waitingUntil?: IsoDate | null
  waitingGround?: WaitingGround | null
}

/**
 * Where the proposal stands when a decision about it is prepared, in cents: what was asked, and what is free for it when
 * every award that is prepared is taken.
 */
export type DecisionSubject = {
  state: ProposalState
  stage: BatchStage
  asked: number
  free: number
  panel: PanelSays
  today: IsoDate
  /** Places on the waiting list of its round that others have. */
  placesTaken: readonly number[]
}

/**
 * May this decision be prepared? The proposal awaits one and its readers are done. Refuses, in this order:
 * `not-in-this-state` (state), `stage-out-of-order` (state of the batch) · `award-without-amount`,
 * `amount-above-asked` (asked, in cents), `lower-needs-reason` (asked) · `reason-missing` (criteria) ·
 * `another-way-missing`, `rule-missing`, `ground-against-panel` and `ground-with-panel` for a decline ·
 * `waiting-place-missing`, `waiting-place-taken` (place), `waiting-until-past`, `money-still-free` (free, in cents) for
 * the waiting list · `departure-needs-reason` when it departs from what the panel says.
 */
export function canPrepareDecision(draft: DecisionDraft, subject: DecisionSubject): Verdict {
  const moved = move(subject.state, draft.outcome)
  if (!moved.ok) return moved
  return firstRefusal(
    readersDone(subject.stage),
    amountFits(draft, subject.asked),
    reasonsGiven(draft),
    otherWayShown(draft),
    groundFits(draft, subject.panel),
    waitingSound(draft, subject),
    departureExplained(draft, subject.panel),
  )
}

/**
 * May this person take a prepared decision? Refuses `decision-replaced` when a newer one was prepared or it was taken
 * already, `not-in-this-state`, `stage-out-of-order`, `same-person` for who prepared it, and `ground-against-panel` or
 * `departure-needs-reason` when the panel says something else by now than when it was prepared.
 */
export function canTakeDecision(
  decision: {
    outcome: DecisionOutcome
    preparedBy: string
    replaced: boolean
    taken: boolean
    departureReason: string | null
    ground: DeclineGround | null
  },
  subject: Pick<DecisionSubject, 'state' | 'stage' | 'panel'>,
  by: string,
): Verdict<{ state: ProposalState }> {
  if (decision.replaced || decision.taken) return refused('decision-replaced')
  const moved = move(subject.state, decision.outcome)
  if (!moved.ok) return moved
  const ready = readersDone(subject.stage)
  if (!ready.ok) return ready
  if (decision.preparedBy === by) return refused('same-person')
  const sound = firstRefusal(groundFits(decision, subject.panel), departureExplained(decision, subject.panel))
  return sound.ok ? moved : sound
}

/**
 * May this person give a prepared decision back to who prepared it? Refuses `decision-replaced` when a newer one was
 * prepared, it was given back or it was taken, `same-person`, and `return-needs-reason`.
 */
export function canReturnDecision(
  decision: { preparedBy: string; replaced: boolean; taken: boolean },
  reason: string,
  by: string,
): Verdict {
  if (decision.replaced || decision.taken) return refused('decision-replaced')
  if (decision.preparedBy === by) return refused('same-person')
  return reason.trim() ? allowed() : refused('return-needs-reason')
}

function readersDone(stage: BatchStage): Verdict {
  const done = isRevealed(stage) && stage !== 'extra-reviews'
  return done ? allowed() : refused('stage-out-of-order', { state: stage, machine: 'batch' })
}

function amountFits({ outcome, amount, lowerReason }: DecisionDraft, asked: number): Verdict {
  if (outcome !== 'award') return allowed()
  if (amount === null || amount <= 0) return refused('award-without-amount')
  if (amount > asked) return refused('amount-above-asked', { asked })
  return amount < asked && !lowerReason?.trim() ? refused('lower-needs-reason', { asked }) : allowed()
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

/** A decline without a ground rests on the panel's judgement. */
function groundFits(
  { outcome, ground }: Pick<DecisionDraft, 'outcome' | 'ground'>,
  panel: PanelSays,
): Verdict {
  if (outcome !== 'decline') return allowed()
  const fits = groundsFor(panel)
  if (fits.includes(ground ?? 'panel')) return allowed()
  return refused(ground === 'board' ? 'ground-with-panel' : 'ground-against-panel')
}

function waitingSound(draft: DecisionDraft, { today, placesTaken, asked, free }: DecisionSubject): Verdict {
  const { outcome, waitingPlace: place = null, waitingUntil: until = null } = draft
  if (outcome !== 'wait') return allowed()
  if (place === null || !Number.isInteger(place) || place < 1) return refused('waiting-place-missing')
  if (placesTaken.includes(place)) return refused('waiting-place-taken', { place })
  if (until === null || until <= today) return refused('waiting-until-past')
  return draft.waitingGround === 'money' && free >= asked ? refused('money-still-free', { free }) : allowed()
}

function departureExplained(
  { outcome, departureReason, ground }: Pick<DecisionDraft, 'outcome' | 'departureReason' | 'ground'>,
  panel: PanelSays,
): Verdict {
  const needed = departs(outcome, panel) || (outcome === 'decline' && ground === 'board')
  return !needed || departureReason?.trim() ? allowed() : refused('departure-needs-reason')
}
