import { approximate } from '../fraction.ts'
import type { Cents } from '../money.ts'
import { alphaInterval, krippendorffAlpha } from './alpha.ts'
import type { Interval } from './bootstrap.ts'
import { oneWayIntraclass, spearmanBrown } from './intraclass.ts'
import { rankIntervals } from './rank-interval.ts'
import { type Ranking, rank } from './ranking.ts'
import { type Criterion, criteria, type Weights } from './rubric.ts'
import { type CriterionScore, weightedScore } from './score.ts'
import { type ModelAnswer, secondOpinion } from './second-opinion.ts'
import { type Statistic, unknown } from './statistic.ts'

/** One locked review: as it was given blind, and as it stands after the meeting. */
export type BlindReview = {
  reviewer: string
  blind: readonly CriterionScore[]
  now: readonly CriterionScore[]
}

/** A proposal with the locked reviews that stand. */
export type Reviewed = { proposal: string; asked: Cents; reviews: readonly BlindReview[] }

export type Outcome = {
  ranking: Ranking
  /** Between which ranks a proposal lies; none when no proposal has two readers. */
  ranks: Map<string, Interval>
  /** The lowest and the highest weighted score that a reader gave. */
  extremes: Map<string, Interval>
  /** Krippendorff's alpha, ordinal, of each V; `one-proposal` where only one was read by two. */
  alpha: { criterion: Criterion; alpha: Statistic; interval: Interval | null }[]
  /** How many proposals two or more read, so that their readers can be compared. */
  compared: number
  /** Intraclass correlation of the weighted scores: of one reader, and of as many together as a proposal has and has with `more`. */
  intraclass: {
    one: Statistic
    readers: number
    together: Statistic
    more: { readers: number; together: Statistic }
  }
  model: ModelAnswer
}

/**
 * All that is told of a panel's scores: order and line, how sure both are, how far readers agree, and the model beside
 * them. The order comes from the scores as they stand now; agreement and model from the blind ones alone, because scores of
 * a meeting are not independent. Always over every proposal that who looks may see, never over a part that was chosen
 * by its scores. `room` in cents; the same `seed` gives the same numbers. The time it takes grows as the number of reviews.
 */
export function outcomeOf(
  proposals: readonly Reviewed[],
  { weights, room, extra, seed }: { weights: Weights; room: number; extra: number; seed: string },
): Outcome {
  const now = proposals.map(({ proposal, asked, reviews }) => ({
    proposal,
    asked,
    scores: reviews.flatMap((review) => weightedScore(review.now, weights) ?? []),
  }))
  const ranking = rank(now, room)
  const numbers = new Map(now.map(({ proposal, scores }) => [proposal, scores.map(approximate)]))
  const ranked = ranking.rows.flatMap(({ proposal, rank: place }) =>
    place === null ? [] : [{ proposal, rank: place, scores: numbers.get(proposal) ?? [] }],
  )
  const blind = proposals.map(({ proposal, reviews }) =>
    reviews.flatMap(({ reviewer, blind: given }) => {
      const score = weightedScore(given, weights)
      return score ? [{ proposal, reviewer, score: approximate(score) }] : []
    }),
  )
  const { one, readers } = oneWayIntraclass(blind.map((reviews) => reviews.map(({ score }) => score)))
  const more = readers + extra
  return {
    ranking,
    ranks: rankIntervals(ranked, seed),
    extremes: new Map(
      ranked.map(({ proposal, scores }) => [
        proposal,
        { low: Math.min(...scores), high: Math.max(...scores) },
      ]),
    ),
    alpha: criteria.map((criterion) => alphaOf(proposals, criterion, seed)),
    compared: blind.filter((reviews) => reviews.length > 1).length,
    intraclass: {
      one,
      readers,
      together: spearmanBrown(one, readers),
      more: { readers: more, together: spearmanBrown(one, more) },
    },
    model: secondOpinion(
      blind.flat(),
      new Map(proposals.map(({ proposal, asked }) => [proposal, asked])),
      room,
    ),
  }
}

function alphaOf(proposals: readonly Reviewed[], criterion: Criterion, seed: string) {
  const units = proposals.map(({ reviews }) =>
    reviews.map(({ blind }) => blind.find((score) => score.criterion === criterion)?.score ?? null),
  )
  const compared = units.filter((unit) => unit.filter((score) => score !== null).length > 1)
  if (compared.length === 1) return { criterion, alpha: unknown('one-proposal'), interval: null }
  return {
    criterion,
    alpha: krippendorffAlpha(units, 'ordinal'),
    interval: alphaInterval(units, 'ordinal', `${seed}|${criterion}`),
  }
}
