import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import type { ScoredReview } from '#app/domain/panel/mixed-model.ts'
import { secondOpinion } from '#app/domain/panel/second-opinion.ts'

/** Ten proposals read by three of five each, in one design; what `score` adds to a proposal and to a reader. */
function read(score: (proposal: number, reviewer: number) => number, proposals = 10): ScoredReview[] {
  return Array.from({ length: proposals }, (_none, proposal) =>
    [0, 1, 3].map((step) => {
      const reviewer = (proposal + step) % 5
      return { proposal: `p${proposal}`, reviewer: `r${reviewer}`, score: score(proposal, reviewer) }
    }),
  ).flat()
}
const rough = (proposal: number, reviewer: number) => ((proposal * 7 + reviewer * 3) % 5) / 10
const even = read((proposal, reviewer) => 1.5 + proposal / 4 + rough(proposal, reviewer))
const severe = read(
  (proposal, reviewer) => 1.5 + proposal / 4 + rough(proposal, reviewer) - (reviewer === 2 ? 1 : 0),
)
const askedBy = (reviews: ScoredReview[]) => new Map(reviews.map(({ proposal }) => [proposal, cents(10_000)]))
const asked = (reviews: ScoredReview[], room = 35_000) => secondOpinion(reviews, askedBy(reviews), room)

describe('the second opinion', () => {
  test('gives back what a severe reader took, and says who that is', () => {
    const opinion = asked(severe)
    if (opinion.reason) throw new Error(opinion.reason)
    expect(opinion.reviewers[0]?.reviewer).toBe('r2')
    expect(opinion.reviewers[0]?.effect).toBeLessThan(-0.5)
    expect(opinion.reviewers[0]?.high).toBeLessThan(0)
    expect(opinion.reviewers.map(({ reviews }) => reviews)).toEqual([6, 6, 6, 6, 6])
    const readByTwo = severe.filter(({ reviewer }) => reviewer === 'r2').map(({ proposal }) => proposal)
    for (const { proposal, value } of opinion.proposals) {
      const own = severe.filter((one) => one.proposal === proposal)
      const mean = own.reduce((sum, one) => sum + one.score, 0) / own.length
      if (readByTwo.includes(proposal) && Number(proposal.slice(1)) < 7) expect(value).toBeGreaterThan(mean)
    }
  })

  test('has an order, a line in it, and a grey zone round the line', () => {
    const opinion = asked(severe)
    if (opinion.reason) throw new Error(opinion.reason)
    const { proposals, line } = opinion
    expect(proposals.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(proposals.map(({ proposal }) => proposal)[0]).toBe('p9')
    expect(line).toBeCloseTo(((proposals[2]?.value ?? 0) + (proposals[3]?.value ?? 0)) / 2, 9)
    for (const { low, high, place } of proposals) {
      const touches = low <= (line as number) && high >= (line as number)
      expect(place === 'grey-zone').toBe(touches)
    }
    expect(asked(severe, 1_000_000)).toMatchObject({ line: null })
  })

  test('keeps a part of every distance, between nothing and all', () => {
    for (const reviews of [even, severe]) {
      const opinion = asked(reviews)
      if (opinion.reason) throw new Error(opinion.reason)
      for (const { trust } of opinion.proposals) {
        expect(trust).toBeGreaterThan(0)
        expect(trust).toBeLessThan(1)
      }
    }
  })

  test('does not depend on the order of the reviews', () => {
    const one = asked(severe)
    fc.assert(
      fc.property(fc.shuffledSubarray(severe, { minLength: severe.length }), (turned) => {
        const other = asked(turned)
        if (one.reason || other.reason) throw new Error('unknown')
        expect(other.proposals.map(({ proposal }) => proposal)).toEqual(
          one.proposals.map(({ proposal }) => proposal),
        )
        for (const [index, { value }] of other.proposals.entries())
          expect(value).toBeCloseTo(one.proposals[index]?.value as number, 6)
      }),
      { numRuns: 20 },
    )
  })
})

describe('there is none', () => {
  test('below eight proposals', () => {
    expect(asked(severe.filter(({ proposal }) => Number(proposal.slice(1)) < 7))).toEqual({
      reason: 'too-few-proposals',
    })
    expect(asked([])).toEqual({ reason: 'too-few-proposals' })
  })

  test('with a reader of fewer than three', () => {
    const once = { proposal: 'p0', reviewer: 'r9', score: 1 }
    expect(asked([...severe, once])).toEqual({ reason: 'reader-with-few' })
  })

  test('when two groups of proposals share no reader', () => {
    const apart = severe.map((one) => ({
      ...one,
      proposal: `q${one.proposal}`,
      reviewer: `s${one.reviewer}`,
    }))
    expect(asked([...severe, ...apart])).toEqual({ reason: 'not-connected' })
  })

  test('when readers agree wholly, and when proposals do not differ', () => {
    expect(asked(read((proposal) => 1 + proposal / 4))).toEqual({ reason: 'no-variance' })
    const crossed = read((proposal, reviewer) => 3 + ((proposal + reviewer) % 2 ? 1 : -1))
    expect(['no-differences', null]).toContain(asked(crossed).reason)
    const alike = read(
      (proposal, reviewer) => [2, 3, 4][[0, 1, 3].indexOf((reviewer - proposal + 10) % 5)] as number,
    )
    expect(asked(alike)).toEqual({ reason: 'no-differences' })
  })
})
