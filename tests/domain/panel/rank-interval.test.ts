import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal } from '#app/domain/fraction.ts'
import { cents } from '#app/domain/money.ts'
import { rankIntervals } from '#app/domain/panel/rank-interval.ts'
import { rank } from '#app/domain/panel/ranking.ts'

const ranked = (...scores: number[][]) => {
  const { rows } = rank(
    scores.map((own, index) => ({ proposal: `p${index}`, asked: cents(1), scores: own.map(decimal) })),
    100,
  )
  return rows.flatMap(({ proposal, rank: place }) =>
    place === null ? [] : [{ proposal, rank: place, scores: scores[Number(proposal.slice(1))] as number[] }],
  )
}
const score = fc.integer({ min: 10, max: 50 }).map((tenths) => tenths / 10)
const field = fc.array(fc.array(score, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })

describe('between which ranks', () => {
  test('is one rank for each where the readers of every proposal agree', () => {
    const found = rankIntervals(ranked([4, 4], [5, 5], [3, 3], [3, 3]), 'seed')
    expect([...found]).toEqual([
      ['p1', { low: 1, high: 1 }],
      ['p0', { low: 2, high: 2 }],
      ['p2', { low: 3, high: 3 }],
      ['p3', { low: 3, high: 3 }],
    ])
  })

  test('is one rank for means that lie far apart, and several for means that lie near', () => {
    const found = rankIntervals(ranked([4.9, 5, 5], [3, 4, 2], [3.1, 2.5, 3.6], [1, 1, 1.1]), 'seed')
    expect(found.get('p0')).toEqual({ low: 1, high: 1 })
    expect(found.get('p1')).toEqual({ low: 2, high: 3 })
    expect(found.get('p2')).toEqual({ low: 2, high: 3 })
    expect(found.get('p3')).toEqual({ low: 4, high: 4 })
  })

  test('is not known when nobody read what another read too', () => {
    expect(rankIntervals(ranked([4], [3]), 'seed').size).toBe(0)
  })

  test('holds the rank itself, stays within the field, and is the same for the same seed', () => {
    fc.assert(
      fc.property(field, fc.string(), (scores, seed) => {
        const all = ranked(...scores)
        const found = rankIntervals(all, seed)
        expect(rankIntervals(all, seed)).toEqual(found)
        for (const { proposal, rank: place } of all) {
          const between = found.get(proposal)
          if (!between) continue
          expect(Number.isInteger(between.low) && Number.isInteger(between.high)).toBe(true)
          expect(between.low).toBeGreaterThanOrEqual(1)
          expect(between.low).toBeLessThanOrEqual(place)
          expect(between.high).toBeGreaterThanOrEqual(place)
          expect(between.high).toBeLessThanOrEqual(all.length)
        }
      }),
      { numRuns: 25 },
    )
  })
})
