import { divide, type Fraction, fraction } from '../fraction.ts'
import { allowed, firstRefusal, refused, type Verdict } from '../verdict.ts'
import { type BatchStage, isRevealed, isScoring, isTalking } from './batch.ts'
import { type ConflictGrade, mayRead, mayScore } from './conflict.ts'
import { type Criterion, criteria, fewestScores, highestScore, lowestScore, type Weights } from './rubric.ts'

export const reviewStates = ['open', 'locked'] as const
export type ReviewState = (typeof reviewStates)[number]

/** What a reviewer advises. */
export const advices = ['fund', 'fund-with-conditions', 'do-not-fund'] as const
export type Advice = (typeof advices)[number]

/** One V of a review: 1 to 5, or null; null with `cannotJudge` is an answer, null without it is none yet. */
export type CriterionScore = {
  criterion: Criterion
  score: number | null
  cannotJudge: boolean
  reason: string | null
}

/** How somebody stands to the reviews of one proposal; `own` is the state of their own review, null without one. */
export type Viewer = { grade: ConflictGrade | null; own: ReviewState | null; chair?: boolean }

/** May this member write scores now? Needs a free conscience, a stage of scoring, and a review that is not locked. */
export function canScore(review: {
  grade: ConflictGrade | null
  interestBeside: boolean
  stage: BatchStage
  state: ReviewState
}): Verdict {
  return firstRefusal(
    mayScore(review.grade, review),
    review.state === 'locked' ? refused('review-locked') : allowed(),
    isScoring(review.stage) ? allowed() : refused('scoring-not-open', { state: review.stage }),
  )
}

/**
 * May this review be locked? Every V is answered (a score, or cannot judge), at least four are scored, a 1 and a 5
 * have a reason, and there is an advice, with its condition when it has one.
 */
export function canLock(review: {
  scores: readonly CriterionScore[]
  advice: Advice | null
  condition: string | null
}): Verdict {
  const byCriterion = criteria.map((name) => review.scores.find((score) => score.criterion === name))
  const scored = byCriterion.filter((score) => scoreOf(score) !== null)
  const unanswered = criteria.filter((_name, index) => !isAnswered(byCriterion[index]))
  const unexplained = criteria.filter((_name, index) => needsReason(byCriterion[index]))
  if (scored.length < fewestScores)
    return refused('too-few-scores', { given: scored.length, needed: fewestScores })
  if (unanswered.length > 0) return refused('criterion-unanswered', { criteria: unanswered })
  if (unexplained.length > 0) return refused('score-needs-reason', { criteria: unexplained })
  if (!review.advice) return refused('advice-missing')
  if (review.advice === 'fund-with-conditions' && !review.condition?.trim())
    return refused('advice-condition-missing')
  return allowed()
}

/**
 * Σ w·x / Σ w over the scored V's, exact; null with fewer than four of them, or when those weigh nothing. What a
 * reviewer cannot judge never counts as a number.
 */
export function weightedScore(scores: readonly CriterionScore[], weights: Weights): Fraction | null {
  const scored = criteria.flatMap((name) => {
    const score = scoreOf(scores.find((one) => one.criterion === name))
    return score === null ? [] : [{ score, weight: weights[name] }]
  })
  const weight = scored.reduce((total, one) => total + one.weight, 0)
  if (scored.length < fewestScores || weight === 0) return null
  const points = scored.reduce((total, one) => total + one.weight * one.score, 0)
  return divide(fraction(points), fraction(weight))
}

/**
 * May this viewer see what others gave? Nobody before the stage turns; after it, those whose own review is locked and
 * the chair. A member without a review of their own waits for the meeting, because they may be asked for an extra
 * one. Who may not read the proposal never sees its scores.
 */
export function maySeeScores(viewer: Viewer, stage: BatchStage): Verdict {
  const reading = mayRead(viewer.grade)
  if (!reading.ok) return reading
  if (!isRevealed(stage) || viewer.own === 'open') return refused('not-revealed-yet')
  return viewer.own === 'locked' || viewer.chair || isTalking(stage) ? allowed() : refused('not-revealed-yet')
}

/**
 * May a member of the panel see the order with the line of the money? The chair from the turn on; the others from the
 * meeting on, because before that they see the scores of their own proposals only, and an order tells of all.
 */
export function maySeeOrder({ chair }: Pick<Viewer, 'chair'>, stage: BatchStage): Verdict {
  const open = chair ? isRevealed(stage) : isTalking(stage)
  return open ? allowed() : refused('not-revealed-yet')
}

/** The reviews that a member is shown: their own always, those of others when `maySeeScores` says so. */
export function blindView<Review extends { member: string }>(
  reviews: readonly Review[],
  viewer: Viewer & { member: string },
  stage: BatchStage,
): Review[] {
  const all = maySeeScores(viewer, stage).ok
  return reviews.filter((review) => all || (review.member === viewer.member && mayRead(viewer.grade).ok))
}

/** The number given, or null: no number, not a number of the scale, or a V that the reviewer cannot judge. */
function scoreOf(given: CriterionScore | undefined): number | null {
  if (!given || given.cannotJudge || given.score === null || !Number.isInteger(given.score)) return null
  return given.score >= lowestScore && given.score <= highestScore ? given.score : null
}

function isAnswered(given: CriterionScore | undefined): boolean {
  return given?.cannotJudge === true || scoreOf(given) !== null
}

function needsReason(given: CriterionScore | undefined): boolean {
  const score = scoreOf(given)
  return (score === lowestScore || score === highestScore) && !given?.reason?.trim()
}
