import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, fraction, written } from '#app/domain/fraction.ts'
import { batchStages, isRevealed } from '#app/domain/panel/batch.ts'
import { conflictGrades, mayRead } from '#app/domain/panel/conflict.ts'
import { type Criterion, criteria } from '#app/domain/panel/rubric.ts'
import {
  advices,
  blindView,
  type CriterionScore,
  canLock,
  canScore,
  maySeeScores,
  reviewStates,
  weightedScore,
} from '#app/domain/panel/score.ts'

const weights = {
  voornemen: 2000,
  verbinding: 2000,
  verandering: 2000,
  vooruitgang: 2500,
  verantwoording: 1500,
}
const scores = (...given: (number | null)[]): CriterionScore[] =>
  criteria.map((criterion, index) => {
    const score = given[index] ?? null
    return {
      criterion,
      score,
      cannotJudge: score === null,
      reason: score === 1 || score === 5 ? 'Om deze reden.' : null,
    }
  })
const complete = { scores: scores(3, 4, 5, 2, null), advice: 'fund' as const, condition: null }

const anyScore = fc.option(fc.integer({ min: 1, max: 5 }))
const anyScores = fc.array(anyScore, { minLength: 5, maxLength: 5 }).map((given) => scores(...given))
const anyWeights = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 5, maxLength: 5 })
  .map(
    (parts) =>
      Object.fromEntries(criteria.map((name, index) => [name, parts[index]])) as Record<Criterion, number>,
  )

describe('locking a review', () => {
  const code = (review: Partial<Parameters<typeof canLock>[0]>) => {
    const verdict = canLock({ ...complete, ...review })
    return verdict.ok ? 'ok' : verdict.reason
  }
  const changed = (criterion: Criterion, change: Partial<CriterionScore>) =>
    complete.scores.map((score) => (score.criterion === criterion ? { ...score, ...change } : score))

  test('takes four scores, reasons at the ends and an advice', () => {
    expect(code({})).toBe('ok')
    expect(code({ scores: scores(2, 3, 4, 2, 3) })).toBe('ok')
  })

  test('refuses three scores, one V left open, a bare 1 or 5, and no advice', () => {
    expect(code({ scores: scores(3, 4, 2, null, null) })).toEqual({
      code: 'too-few-scores',
      given: 3,
      needed: 4,
    })
    expect(code({ scores: [] })).toEqual({ code: 'too-few-scores', given: 0, needed: 4 })
    expect(code({ scores: changed('verantwoording', { cannotJudge: false }) })).toEqual({
      code: 'criterion-unanswered',
      criteria: ['verantwoording'],
    })
    expect(code({ scores: changed('verandering', { reason: '  ' }) })).toEqual({
      code: 'score-needs-reason',
      criteria: ['verandering'],
    })
    expect(code({ scores: changed('voornemen', { score: 1 }) })).toEqual({
      code: 'score-needs-reason',
      criteria: ['voornemen'],
    })
    expect(code({ advice: null })).toEqual({ code: 'advice-missing' })
    expect(code({ advice: 'fund-with-conditions', condition: ' ' })).toEqual({
      code: 'advice-condition-missing',
    })
    expect(code({ advice: 'fund-with-conditions', condition: 'Een tweede vrijwilliger.' })).toBe('ok')
  })

  test('a number off the scale is no score', () => {
    for (const score of [0, 6, 99, 3.5, Number.NaN]) {
      expect(code({ scores: changed('voornemen', { score }) })).toMatchObject({
        code: 'too-few-scores',
        given: 3,
      })
    }
  })

  test('what can be locked has a weighted score, when every V weighs', () => {
    fc.assert(
      fc.property(anyScores, fc.constantFrom(null, ...advices), (given, advice) => {
        if (canLock({ scores: given, advice, condition: 'x' }).ok)
          expect(weightedScore(given, weights)).not.toBeNull()
      }),
    )
  })
})

describe('the weighted score', () => {
  test('is exact, over the V’s that are scored', () => {
    expect(written(weightedScore(scores(3, 4, 5, 2, 1), weights) ?? fraction(0))).toBe('61/20')
    expect(written(weightedScore(scores(3, 4, 5, 2, null), weights) ?? fraction(0))).toBe('58/17')
    expect(written(weightedScore(scores(4, 4, 4, 4, null), weights) ?? fraction(0))).toBe('4')
  })

  test('is none with three V’s, or when those scored weigh nothing', () => {
    expect(weightedScore(scores(3, 4, 5, null, null), weights)).toBeNull()
    const onlyLast = { voornemen: 0, verbinding: 0, verandering: 0, vooruitgang: 0, verantwoording: 10_000 }
    expect(weightedScore(scores(3, 4, 5, 2, null), onlyLast)).toBeNull()
    expect(written(weightedScore(scores(3, 4, 5, 2, 4), onlyLast) ?? fraction(0))).toBe('4')
  })

  test('what cannot be judged is no number, even when one was left behind', () => {
    const left = scores(3, 3, 3, 3, 3).map((score) =>
      score.criterion === 'verantwoording' ? { ...score, score: 5, cannotJudge: true } : score,
    )
    expect(written(weightedScore(left, weights) ?? fraction(0))).toBe('3')
  })

  test('lies between the lowest and the highest score, and does not depend on the order', () => {
    fc.assert(
      fc.property(anyScores, anyWeights, (given, some) => {
        const mean = weightedScore(given, some)
        if (!mean) return
        const numbers = given.flatMap((score) => score.score ?? [])
        expect(compare(mean, fraction(Math.min(...numbers)))).toBeGreaterThanOrEqual(0)
        expect(compare(mean, fraction(Math.max(...numbers)))).toBeLessThanOrEqual(0)
        expect(weightedScore([...given].reverse(), some)).toEqual(mean)
      }),
    )
  })

  test('a higher score never lowers it', () => {
    fc.assert(
      fc.property(anyScores, anyWeights, fc.nat(4), (given, some, index) => {
        const score = given[index]?.score
        if (!score || score === 5) return
        const higher = given.map((one, place) => (place === index ? { ...one, score: score + 1 } : one))
        const [before, after] = [weightedScore(given, some), weightedScore(higher, some)]
        if (before && after) expect(compare(after, before)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('writing scores', () => {
  const open = { grade: 'none', interestBeside: false, stage: 'scoring', state: 'open' } as const

  test('needs a free conscience, an open review and a stage of scoring', () => {
    expect(canScore(open)).toEqual({ ok: true })
    expect(canScore({ ...open, stage: 'extra-reviews' }).ok).toBe(true)
    expect(canScore({ ...open, grade: null })).toMatchObject({ reason: { code: 'conflict-not-declared' } })
    expect(canScore({ ...open, interestBeside: true })).toMatchObject({
      reason: { code: 'conflict-interest' },
    })
    expect(canScore({ ...open, state: 'locked' })).toMatchObject({ reason: { code: 'review-locked' } })
    expect(canScore({ ...open, stage: 'conflicts' })).toMatchObject({
      reason: { code: 'scoring-not-open', state: 'conflicts' },
    })
    expect(canScore({ ...open, stage: 'locked' })).toMatchObject({ reason: { code: 'scoring-not-open' } })
  })
})

describe('who sees whose scores', () => {
  const reviews = ['a', 'b', 'c'].map((member) => ({ member }))
  const viewer = fc.record({
    member: fc.constant('a'),
    grade: fc.constantFrom(null, ...conflictGrades),
    own: fc.constantFrom(null, ...reviewStates),
    chair: fc.boolean(),
  })

  test('nobody sees others’ before the stage turns, nor before locking their own, nor when closed out', () => {
    fc.assert(
      fc.property(viewer, fc.constantFrom(...batchStages), (who, stage) => {
        const seen = blindView(reviews, who, stage)
        const others = seen.filter((review) => review.member !== 'a')
        if (!isRevealed(stage) || who.own === 'open') expect(others).toEqual([])
        if (!mayRead(who.grade).ok) expect(seen).toEqual([])
        else expect(seen).toContainEqual({ member: 'a' })
        expect(others.length === 2).toBe(maySeeScores(who, stage).ok)
      }),
    )
  })

  test.each([
    ['own locked, stage turned', { grade: 'none', own: 'locked' }, 'revealed', true],
    ['own locked, stage not turned', { grade: 'none', own: 'locked' }, 'locked', false],
    ['own open after the stage turned', { grade: 'none', own: 'open' }, 'meeting', false],
    ['no own review: not until the meeting', { grade: 'none', own: null }, 'extra-reviews', false],
    ['no own review, in the meeting', { grade: 'acquainted', own: null }, 'meeting', true],
    ['the chair, once turned', { grade: 'none', own: null, chair: true }, 'revealed', true],
    ['the chair with an open review', { grade: 'none', own: 'open', chair: true }, 'revealed', false],
    ['a chair who is close', { grade: 'close', own: null, chair: true }, 'meeting', false],
  ] as const)('%s', (_name, who, stage, sees) => {
    expect(maySeeScores(who, stage).ok).toBe(sees)
  })
})
