import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BatchMove,
  type BatchStage,
  batchMoves,
  batchStages,
  isRevealed,
  isScoring,
  movesFrom,
  type StageFacts,
  stagesFor,
  turnStage,
} from '#app/domain/panel/batch.ts'

const moves = [...new Set(Object.values(batchMoves).flatMap((from) => Object.keys(from)))] as BatchMove[]
const clear: StageFacts = {
  track: 'full',
  waits: { missing: 0, fewest: 0 },
  fewer: null,
  grey: 1,
  unadvised: { proposals: 0, accepted: false },
}

describe('the stages of a batch', () => {
  test('lead from conflicts to decided, with or without extra reviews', () => {
    const walk = (...steps: BatchMove[]) =>
      steps.reduce<BatchStage>((stage, move) => {
        const verdict = turnStage(stage, move, clear)
        if (!verdict.ok) throw new Error(`${stage} has no ${move}`)
        return verdict.stage
      }, 'conflicts')
    expect(walk('open-scoring', 'lock', 'reveal', 'open-meeting', 'conclude')).toBe('decided')
    expect(walk('open-scoring', 'lock', 'reveal', 'ask-extra-reviews', 'open-meeting', 'conclude')).toBe(
      'decided',
    )
  })

  test('never go back, never leave the track, and nothing outside the table is possible', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...batchStages),
        fc.constantFrom(...moves),
        fc.constantFrom('full' as const, 'small-start' as const),
        fc.nat(2),
        (stage, move, track, grey) => {
          const facts = { ...clear, track, grey }
          const verdict = turnStage(stage, move, facts)
          expect(verdict.ok).toBe(movesFrom(stage, facts).some((one) => one.move === move))
          if (!verdict.ok) return
          expect(batchStages.indexOf(verdict.stage)).toBeGreaterThan(batchStages.indexOf(stage))
          expect(stagesFor(track)).toContain(verdict.stage)
        },
      ),
    )
  })

  test('wait for readers and reviews', () => {
    const waits = { missing: 2, fewest: 1 }
    expect(turnStage('conflicts', 'open-scoring', { ...clear, waits })).toMatchObject({
      reason: { code: 'readers-missing', missing: 2 },
    })
    expect(turnStage('scoring', 'lock', { ...clear, waits })).toMatchObject({
      reason: { code: 'reviews-missing', missing: 2 },
    })
  })

  test('offer extra readers only where something lies in the grey zone, and then first', () => {
    const names = (grey: number) => movesFrom('revealed', { track: 'full', grey }).map(({ move }) => move)
    expect(names(0)).toEqual(['open-meeting'])
    expect(names(2)).toEqual(['ask-extra-reviews', 'open-meeting'])
    expect(turnStage('revealed', 'ask-extra-reviews', { ...clear, grey: 0 })).toMatchObject({
      reason: { code: 'grey-zone-empty' },
    })
  })

  test('a meeting ends without an advice on something only when that is accepted', () => {
    const end = (accepted: boolean) =>
      turnStage('meeting', 'conclude', { ...clear, unadvised: { proposals: 2, accepted } })
    expect(end(false)).toMatchObject({ reason: { code: 'advice-not-recorded', unadvised: 2 } })
    expect(end(true)).toEqual({ ok: true, stage: 'decided' })
  })

  test('a small start has no meeting', () => {
    expect(movesFrom('revealed', { track: 'small-start', grey: 3 })).toEqual([])
    expect(stagesFor('small-start')).toEqual(['scoring', 'locked', 'revealed'])
  })

  test('scores are turned over from the reveal on', () => {
    expect(batchStages.filter(isScoring)).toEqual(['scoring', 'extra-reviews'])
    expect(batchStages.filter(isRevealed)).toEqual(['revealed', 'extra-reviews', 'meeting', 'decided'])
  })
})
