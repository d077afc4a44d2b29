import { allowed, refused, type Verdict } from '../verdict.ts'

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

/**
 * May the chair make this move now, and to which stage does it lead? Refuses a move that the stage does not have
 * (`stage-out-of-order`), and ending a stage of scoring while assigned reviews are not locked (`reviews-missing`).
 */
export function turnStage(
  stage: BatchStage,
  move: BatchMove,
  { reviewsMissing }: { reviewsMissing: number },
): Verdict<{ stage: BatchStage }> {
  const moves: Partial<Record<BatchMove, BatchStage>> = batchMoves[stage]
  const next = moves[move]
  if (!next) return refused('stage-out-of-order', { state: stage })
  if (isScoring(stage) && reviewsMissing > 0) return refused('reviews-missing', { missing: reviewsMissing })
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
