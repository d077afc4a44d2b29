import type { Track } from '../round.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'
import { canGoOn, type FewerReason, type Waiting } from './missing.ts'

/** The stages of what a panel handles together; the chair turns them. */
export const batchStages = [
  'conflicts',
  'scoring',
  'locked',
  'revealed',
  'extra-reviews',
  'meeting',
  'decided',
] as const
export type BatchStage = (typeof batchStages)[number]

/** From each stage, the moves that are there and where they lead. */
export const batchMoves = {
  conflicts: { 'open-scoring': 'scoring' },
  scoring: { lock: 'locked' },
  locked: { reveal: 'revealed' },
  revealed: { 'ask-extra-reviews': 'extra-reviews', 'open-meeting': 'meeting' },
  'extra-reviews': { 'open-meeting': 'meeting' },
  meeting: { conclude: 'decided' },
  decided: {},
} as const satisfies Record<BatchStage, Record<string, BatchStage>>

type MovesOf<Stage> = Stage extends BatchStage ? keyof (typeof batchMoves)[Stage] : never
export type BatchMove = MovesOf<BatchStage>

/** What the turn of a stage is judged by, beside the stage itself. */
export type StageFacts = {
  track: Track
  waits: Waiting
  /** Why the chair goes on although readers are missing; null when they do not. */
  fewer: FewerReason | null
  /** How many proposals lie in the grey zone. */
  grey: number
  /** On how many proposals the meeting gave no advice, and whether the chair ends it all the same. */
  unadvised: { proposals: number; accepted: boolean }
}

/** The stages that a batch of this track can have: a small start has no meeting, and begins with scoring. */
export function stagesFor(track: Track): readonly BatchStage[] {
  return track === 'small-start' ? ['scoring', 'locked', 'revealed'] : batchStages
}

/**
 * The moves that make sense now, the usual one first: extra readers only where something lies in the grey zone, and
 * nothing that leads out of the stages of the track.
 */
export function movesFrom(
  stage: BatchStage,
  { track, grey }: Pick<StageFacts, 'track' | 'grey'>,
): { move: BatchMove; to: BatchStage }[] {
  const moves = Object.entries(batchMoves[stage]) as [BatchMove, BatchStage][]
  return moves
    .filter(([, to]) => stagesFor(track).includes(to))
    .filter(([move]) => move !== 'ask-extra-reviews' || grey > 0)
    .map(([move, to]) => ({ move, to }))
}

/**
 * May the chair make this move now, and to which stage does it lead? Refuses a move that the stage or the track does not
 * have (`stage-out-of-order`), extra readers for an empty grey zone (`grey-zone-empty`), what `canGoOn` refuses while
 * readers are missing, and the end of a meeting that gave no advice on something unless that is accepted
 * (`advice-not-recorded`).
 */
export function turnStage(
  stage: BatchStage,
  move: BatchMove,
  { track, waits, fewer, grey, unadvised }: StageFacts,
): Verdict<{ stage: BatchStage }> {
  const moves: Partial<Record<BatchMove, BatchStage>> = batchMoves[stage]
  const next = moves[move]
  if (!next || !stagesFor(track).includes(next)) return refused('stage-out-of-order', { state: stage })
  if (move === 'ask-extra-reviews' && grey === 0) return refused('grey-zone-empty')
  const goesOn = canGoOn(stage, waits, { track, reason: fewer })
  if (!goesOn.ok) return goesOn
  if (move === 'conclude' && unadvised.proposals > 0 && !unadvised.accepted)
    return refused('advice-not-recorded', { unadvised: unadvised.proposals })
  return allowed({ stage: next })
}

/** Is this a stage in which assigned members score? */
export function isScoring(stage: BatchStage): boolean {
  return stage === 'scoring' || stage === 'extra-reviews'
}

/** The stages in which readers are given: before scoring, while it goes on, and for extra readers. */
export function isAssigning(stage: BatchStage): boolean {
  return stage === 'conflicts' || isScoring(stage)
}

/** Have the scores been turned over? From then on those who locked theirs see those of others. */
export function isRevealed(stage: BatchStage): boolean {
  return batchStages.indexOf(stage) >= batchStages.indexOf('revealed')
}

/** Does the panel talk, or has it talked? From then on nobody reads blind any more. */
export function isTalking(stage: BatchStage): boolean {
  return batchStages.indexOf(stage) >= batchStages.indexOf('meeting')
}
