import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BatchMove,
  type BatchStage,
  batchMoves,
  batchStages,
  isRevealed,
  isScoring,
  turnStage,
} from '#app/domain/panel/batch.ts'

const moves = [...new Set(Object.values(batchMoves).flatMap((from) => Object.keys(from)))] as BatchMove[]

describe('the stages of a batch', () => {
  test('lead from conflicts to decided, with or without extra reviews', () => {
    const walk = (...steps: BatchMove[]) =>
      steps.reduce<BatchStage>((stage, move) => {
        const verdict = turnStage(stage, move, { reviewsMissing: 0 })
        if (!verdict.ok) throw new Error(`${stage} has no ${move}`)
        return verdict.stage
      }, 'conflicts')
    expect(walk('open-scoring', 'lock', 'reveal', 'open-meeting', 'conclude')).toBe('decided')
    expect(walk('open-scoring', 'lock', 'reveal', 'ask-extra-reviews', 'open-meeting', 'conclude')).toBe(
      'decided',
    )
  })

  test('never go back, and nothing outside the table is possible', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...batchStages),
        fc.constantFrom(...moves),
        fc.nat(3),
        (stage, move, reviewsMissing) => {
          const verdict = turnStage(stage, move, { reviewsMissing })
          const inTable = move in batchMoves[stage]
          if (verdict.ok)
            expect(batchStages.indexOf(verdict.stage)).toBeGreaterThan(batchStages.indexOf(stage))
          else if (!inTable) expect(verdict.reason).toEqual({ code: 'stage-out-of-order', state: stage })
          else expect(verdict.reason).toEqual({ code: 'reviews-missing', missing: reviewsMissing })
          expect(verdict.ok).toBe(inTable && !(isScoring(stage) && reviewsMissing > 0))
        },
      ),
    )
  })

  test('scores are turned over from the reveal on', () => {
    expect(batchStages.filter(isScoring)).toEqual(['scoring', 'extra-reviews'])
    expect(batchStages.filter(isRevealed)).toEqual(['revealed', 'extra-reviews', 'meeting', 'decided'])
  })
})
