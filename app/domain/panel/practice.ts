import { allowed, refused, type Verdict } from '../verdict.ts'
import { type BatchStage, isAssigning } from './batch.ts'
import { type Criterion, criteria, highestScore, lowestScore } from './rubric.ts'

/** What one member gave the practice proposal; null is "cannot judge". It never counts for anything. */
export type PracticeScores = Readonly<Record<Criterion, number | null>>

/**
 * May this member score the practice proposal of a batch now? Refuses `practice-not-asked` when the round has none,
 * `practice-done` when they did, and `stage-out-of-order` once scoring has ended.
 */
export function canPractise(batch: { practice: boolean; stage: BatchStage }, done: boolean): Verdict {
  if (!batch.practice) return refused('practice-not-asked')
  if (done) return refused('practice-done')
  return isAssigning(batch.stage)
    ? allowed()
    : refused('stage-out-of-order', { state: batch.stage, machine: 'batch' })
}

/** How a panel scored one V: how many members gave a 1, 2, 3, 4 and 5, and how many could not judge. */
export type Spread = { criterion: Criterion; counts: readonly number[]; cannotJudge: number }

/** The spread of practice scores on each V; names are in nothing of it. */
export function spreadOf(given: readonly { criterion: Criterion; score: number | null }[]): Spread[] {
  const scale = Array.from({ length: highestScore - lowestScore + 1 }, (_none, step) => lowestScore + step)
  return criteria.map((criterion) => {
    const scores = given.filter((one) => one.criterion === criterion).map(({ score }) => score)
    return {
      criterion,
      counts: scale.map((step) => scores.filter((score) => score === step).length),
      cannotJudge: scores.filter((score) => score === null).length,
    }
  })
}
