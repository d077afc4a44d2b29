import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { agreementBand } from '#app/domain/panel/agreement-band.ts'
import { krippendorffAlpha } from '#app/domain/panel/alpha.ts'
import { criteria, equalWeights } from '#app/domain/panel/rubric.ts'
import { outcomeOf, type Reviewed } from '#app/domain/panel/statistics.ts'

const settings = { weights: equalWeights, room: 25_000, extra: 2, seed: 'batch' }

/** A proposal with a row of five scores for each reader; null is "cannot judge". */
const reviewed = (proposal: string, ...rows: (number | null)[][]): Reviewed => ({
  proposal,
  asked: cents(10_000),
  reviews: rows.map((row, reader) => {
    const blind = criteria.map((criterion, index) => ({
      criterion,
      score: row[index] ?? null,
      cannotJudge: row[index] === null,
      reason: null,
    }))
    return { reviewer: `r${reader}`, blind, now: blind }
  }),
})
const three = [
  reviewed('a', [5, 4, 4, 5, 4], [4, 4, 5, 5, 5], [5, 5, 5, 4, 4]),
  reviewed('b', [3, 3, 3, 3, 3], [2, null, 4, 3, 3], [3, 4, 2, 3, 3]),
  reviewed('c', [1, 2, 1, 1, 2], [2, 2, 2, 1, null], [1, 1, 1, 1, 1]),
]

describe('what is told of a panel’s scores', () => {
  const outcome = outcomeOf(three, settings)

  test('is the order with its line, and between which ranks each lies', () => {
    expect(outcome.ranking.rows.map(({ proposal, rank }) => [proposal, rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
    expect(outcome.ranks.get('b')).toEqual({ low: 2, high: 2 })
    expect(outcome.extremes.get('a')).toEqual({ low: 4.4, high: 4.6 })
  })

  test('is alpha for each V; what cannot be judged is no number', () => {
    expect(outcome.alpha.map(({ criterion }) => criterion)).toEqual([...criteria])
    const second = [
      [4, 4, 5],
      [3, null, 4],
      [2, 2, 1],
    ]
    expect(outcome.alpha[1]?.alpha).toEqual(krippendorffAlpha(second, 'ordinal'))
    expect(outcome.alpha[1]?.interval?.high).toBeLessThanOrEqual(1)
  })

  test('is the reliability of one reader, of three, and of five', () => {
    const { one, readers, together, more } = outcome.intraclass
    expect(readers).toBeCloseTo(3, 12)
    expect(more.readers).toBeCloseTo(5, 12)
    expect(one.value).toBeLessThan(together.value as number)
    expect(together.value).toBeLessThan(more.together.value as number)
  })

  test('is an order by the scores of the meeting, and agreement by the blind ones', () => {
    const talked = three.map((one) => ({
      ...one,
      reviews: one.reviews.map((review) => ({
        ...review,
        now: review.blind.map((score) => ({ ...score, score: one.proposal === 'c' ? 5 : 2 })),
      })),
    }))
    const { ranking, alpha, intraclass } = outcomeOf(talked, settings)
    expect(ranking.rows[0]).toMatchObject({ proposal: 'c', rank: 1, mean: 5 })
    expect(alpha).toEqual(outcome.alpha)
    expect(intraclass).toEqual(outcome.intraclass)
  })

  test('is no alpha of one proposal, and no words about agreement for few', () => {
    const { alpha, compared } = outcomeOf([three[0] as Reviewed, reviewed('d')], settings)
    expect(compared).toBe(1)
    expect(alpha[0]).toEqual({
      criterion: criteria[0],
      alpha: { value: null, reason: 'one-proposal' },
      interval: null,
    })
    expect(agreementBand(-0.2, outcome.compared)).toBe('few')
    expect(agreementBand(-0.2, 5)).toBe('chance')
  })

  test('is no model for three proposals', () => {
    expect(outcome.model).toEqual({ reason: 'too-few-proposals' })
  })

  test('is the same each time, in whatever order it is asked', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(three, { minLength: 3 }), (turned) => {
        const other = outcomeOf(turned, settings)
        expect(other.ranking).toEqual(outcome.ranking)
        expect(other.ranks).toEqual(outcome.ranks)
        for (const [index, { alpha }] of other.alpha.entries())
          expect(alpha.value).toBeCloseTo(outcome.alpha[index]?.alpha.value as number, 9)
      }),
      { numRuns: 6 },
    )
  })

  test('holds no number where nothing was read', () => {
    const empty = outcomeOf([reviewed('a'), reviewed('b')], settings)
    expect(empty.ranks.size).toBe(0)
    expect(empty.alpha[0]).toMatchObject({
      alpha: { value: null, reason: 'too-few-reviews' },
      interval: null,
    })
    expect(empty.intraclass.together).toEqual({ value: null, reason: 'too-few-reviews' })
  })
})
