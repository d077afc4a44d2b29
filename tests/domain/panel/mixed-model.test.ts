import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeliest, predict, type ScoredReview } from '#app/domain/panel/mixed-model.ts'
import { variancesOf } from '#app/domain/panel/variances.ts'
import { published } from './published.ts'

const dyestuff: ScoredReview[] = Object.entries(published.dyestuff).flatMap(([proposal, yields]) =>
  yields.map((score, index) => ({ proposal, reviewer: `${proposal}${index}`, score })),
)
const sixTargets: ScoredReview[] = published.sixTargets.flatMap((row, proposal) =>
  row.map((score, reviewer) => ({ proposal: `p${proposal}`, reviewer: `r${reviewer}`, score })),
)

describe('the likeliest variances, as published', () => {
  test('of the dyestuff: batch 1764.05, rest 2451.25 (lme4, restricted maximum likelihood)', () => {
    const found = likeliest(dyestuff, { proposal: 1000, reviewer: 0, rest: 1000 })
    expect(found.proposal).toBeCloseTo(1764.05, 2)
    expect(found.rest).toBeCloseTo(2451.25, 2)
  })

  test('of a full table: those of its analysis of variance (Shrout & Fleiss, table 3)', () => {
    const { variances } = variancesOf(sixTargets)
    const [between, judges, rest] = [11.2417, 32.4861, 1.0194]
    expect(variances?.rest).toBeCloseTo(rest, 3)
    expect(variances?.proposal).toBeCloseTo((between - rest) / 4, 3)
    expect(variances?.reviewer).toBeCloseTo((judges - rest) / 6, 3)
  })
})

describe('the guesses, as published', () => {
  test('of the dyestuff: mean 1527.5, and −17.607 for batch A', () => {
    const { mean, proposals } = predict(dyestuff, { proposal: 1764.05, reviewer: 0, rest: 2451.25 })
    expect(mean).toBeCloseTo(1527.5, 6)
    expect(proposals.get('A')?.effect).toBeCloseTo(-17.60685, 3)
    expect(proposals.get('E')?.effect).toBeCloseTo(56.7331, 2)
  })
})

const variance = fc.double({ min: 0.05, max: 4, noNaN: true })
const design = fc.array(
  fc.record({
    proposal: fc.integer({ min: 0, max: 6 }).map((id) => `p${id}`),
    reviewer: fc.integer({ min: 0, max: 4 }).map((id) => `r${id}`),
    score: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 3, maxLength: 30 },
)
const reviews = design.map((all) => [
  ...new Map(all.map((one) => [`${one.proposal}${one.reviewer}`, one])).values(),
])

describe('guesses at given variances', () => {
  test('solve the equations of Henderson for all at once', () => {
    fc.assert(
      fc.property(reviews, variance, variance, variance, (all, proposal, reviewer, rest) => {
        const fit = predict(all, { proposal, reviewer, rest })
        const residue = ({ proposal: p, reviewer: r, score }: ScoredReview) =>
          score - fit.mean - (fit.proposals.get(p)?.effect ?? 0) - (fit.reviewers.get(r)?.effect ?? 0)
        expect(sum(all.map(residue))).toBeCloseTo(0, 8)
        for (const [id, { effect }] of fit.proposals) {
          const own = sum(all.filter((one) => one.proposal === id).map(residue))
          expect(own).toBeCloseTo((effect * rest) / proposal, 8)
        }
        for (const [id, { effect }] of fit.reviewers) {
          const own = sum(all.filter((one) => one.reviewer === id).map(residue))
          expect(own).toBeCloseTo((effect * rest) / reviewer, 8)
        }
      }),
    )
  })

  test('shrink: what is kept lies between nothing and all of it', () => {
    fc.assert(
      fc.property(reviews, variance, variance, variance, (all, proposal, reviewer, rest) => {
        const fit = predict(all, { proposal, reviewer, rest })
        for (const { sd } of fit.proposals.values()) {
          const trust = 1 - sd ** 2 / proposal
          expect(trust).toBeLessThan(1)
          expect(trust).toBeGreaterThan(-1e-9)
        }
      }),
    )
  })

  test('without reviewers are k·p / (k·p + rest) of the distance to the mean', () => {
    fc.assert(
      fc.property(reviews, variance, variance, (all, proposal, rest) => {
        const fit = predict(all, { proposal, reviewer: 0, rest })
        expect(fit.reviewers.size).toBe(0)
        for (const [id, { effect, reviews: k }] of fit.proposals) {
          const own = all.filter((one) => one.proposal === id)
          const mean = sum(own.map((one) => one.score)) / k
          expect(effect).toBeCloseTo(((k * proposal) / (k * proposal + rest)) * (mean - fit.mean), 9)
        }
      }),
    )
  })

  test('with a tiny reviewer variance come to those without reviewers', () => {
    fc.assert(
      fc.property(reviews, variance, variance, (all, proposal, rest) => {
        const [tiny, none] = [1e-9, 0].map((reviewer) => predict(all, { proposal, reviewer, rest }))
        for (const [id, { effect, sd }] of none?.proposals ?? []) {
          expect(tiny?.proposals.get(id)?.effect).toBeCloseTo(effect, 6)
          expect(tiny?.proposals.get(id)?.sd).toBeCloseTo(sd, 6)
        }
      }),
    )
  })

  test('come to the distances that were seen as the variance of proposals grows beside the rest', () => {
    fc.assert(
      fc.property(reviews, variance, (all, rest) => {
        const seen = predict(all, { proposal: 1e7 * rest, reviewer: 0, rest })
        for (const [id, { effect }] of seen.proposals) {
          const own = all.filter((one) => one.proposal === id).map((one) => one.score)
          expect(effect).toBeCloseTo(sum(own) / own.length - seen.mean, 5)
        }
        const kept = [0.1, 1, 10, 100].map((share) => {
          const fit = predict(all, { proposal: share * rest, reviewer: 0, rest })
          return [...fit.proposals.values()].map(({ sd }) => 1 - sd ** 2 / (share * rest))
        })
        for (const [index, more] of kept.slice(1).entries())
          for (const [at, trust] of more.entries())
            expect(trust).toBeGreaterThan((kept[index]?.[at] as number) - 1e-9)
      }),
    )
  })

  test('do not depend on the order of the reviews', () => {
    fc.assert(
      fc.property(reviews, variance, variance, variance, (all, proposal, reviewer, rest) => {
        const [one, other] = [all, [...all].reverse()].map((order) =>
          predict(order, { proposal, reviewer, rest }),
        )
        for (const [id, { effect }] of one?.proposals ?? [])
          expect(other?.proposals.get(id)?.effect).toBeCloseTo(effect, 9)
      }),
    )
  })
})

describe('variances', () => {
  test('of reviewers are nought where severity explains nothing', () => {
    const turned = [0, 1, 2].flatMap((proposal) =>
      [0, 1, 2].map((reviewer) => ({
        proposal: `p${proposal}`,
        reviewer: `r${reviewer}`,
        score: 1 + proposal + ((proposal + reviewer) % 3) / 3,
      })),
    )
    expect(variancesOf(turned).variances?.reviewer).toBe(0)
  })

  test('are not there when every proposal’s readers agree, nor when proposals do not differ', () => {
    const twice = (scores: number[][]) =>
      scores.flatMap((row, proposal) =>
        row.map((score, reviewer) => ({ proposal: `p${proposal}`, reviewer: `r${reviewer}`, score })),
      )
    expect(
      variancesOf(
        twice([
          [1, 1],
          [4, 4],
          [5, 5],
        ]),
      ).reason,
    ).toBe('no-variance')
    expect(
      variancesOf(
        twice([
          [1, 2],
          [2, 3],
          [4, 5],
        ]),
      ).reason,
    ).toBe('no-variance')
    expect(
      variancesOf(
        twice([
          [1, 5],
          [5, 1],
          [1, 5],
          [5, 1],
        ]),
      ).reason,
    ).toBe('no-differences')
  })

  test('do not depend on the order of the reviews', () => {
    const [one, other] = [sixTargets, [...sixTargets].reverse()].map((all) => variancesOf(all).variances)
    expect(other?.proposal).toBeCloseTo(one?.proposal as number, 6)
    expect(other?.reviewer).toBeCloseTo(one?.reviewer as number, 6)
  })
})

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
