import { decimal } from '../fraction.ts'
import type { Cents } from '../money.ts'
import type { Interval } from './bootstrap.ts'
import { predict, type ScoredReview } from './mixed-model.ts'
import { type Place, rank } from './ranking.ts'
import type { Unknown } from './statistic.ts'
import { variancesOf } from './variances.ts'

/** A proposal as the model sees it. `trust` is how much of its own deviation is kept: 0 nothing, 1 all of it. */
export type SecondOpinion = Interval & {
  proposal: string
  value: number
  trust: number
  rank: number
  place: Place
}

/** How much higher (mild) or lower (severe) than others somebody scores, after shrinking, with its 80 % interval. */
export type Severity = Interval & { reviewer: string; effect: number; reviews: number }

export type ModelAnswer =
  | { reason: null; line: number | null; proposals: SecondOpinion[]; reviewers: Severity[] }
  | { reason: Unknown }

/** The least that the model may be asked on. */
export const fewestProposals = 8
export const fewestOfOneReader = 3

/**
 * The shrunken additive model as a second opinion beside the means: y = mean + proposal + reviewer + rest. Who reads
 * severely weighs less against a proposal, and what few read lies nearer to the mean. It decides nothing. The line of
 * the money lies in its own order, where `rank` would put it; a proposal is in the grey zone within 1.28 sd of that.
 * Unknown below 8 proposals (`too-few-proposals`) or with a reader of fewer than 3 (`reader-with-few`), where not all
 * proposals hang together by their readers (`not-connected`), and as `variancesOf` says. `room` in cents.
 */
export function secondOpinion(
  reviews: readonly ScoredReview[],
  asked: ReadonlyMap<string, Cents>,
  room: number,
): ModelAnswer {
  const lacking = tooLittle(reviews)
  if (lacking) return { reason: lacking }
  const { variances, reason } = variancesOf(reviews)
  if (reason) return { reason }
  const fit = predict(reviews, variances)
  const guesses = [...fit.proposals].map(([proposal, { effect, sd }]) => ({
    proposal,
    value: fit.mean + effect,
    sd,
  }))
  const { rows, line } = rank(
    guesses.map(({ proposal, value }) => ({
      proposal,
      asked: asked.get(proposal) as Cents,
      scores: [decimal(value)],
    })),
    room,
  )
  const ranks = new Map(rows.map((row) => [row.proposal, row.rank as number]))
  const proposals = guesses
    .map(({ proposal, value, sd }) => ({
      proposal,
      value,
      trust: 1 - sd ** 2 / variances.proposal,
      rank: ranks.get(proposal) as number,
      place: placeOf(value, sd, line),
      ...around(value, sd),
    }))
    .sort((one, other) => one.rank - other.rank)
  return { reason: null, line, proposals, reviewers: severities(fit.reviewers) }
}

const width = 1.28

function tooLittle(reviews: readonly ScoredReview[]): Unknown | null {
  const perReader = new Map<string, number>()
  for (const { reviewer } of reviews) perReader.set(reviewer, (perReader.get(reviewer) ?? 0) + 1)
  if (new Set(reviews.map(({ proposal }) => proposal)).size < fewestProposals) return 'too-few-proposals'
  if ([...perReader.values()].some((count) => count < fewestOfOneReader)) return 'reader-with-few'
  return hangTogether(reviews) ? null : 'not-connected'
}

/** Can one go from every proposal to every other by readers that two of them share? */
function hangTogether(reviews: readonly ScoredReview[]): boolean {
  const beside = new Map<string, string[]>()
  const join = (one: string, other: string) => {
    const near = beside.get(one)
    if (near) near.push(other)
    else beside.set(one, [other])
  }
  for (const { proposal, reviewer } of reviews) {
    join(`p|${proposal}`, `r|${reviewer}`)
    join(`r|${reviewer}`, `p|${proposal}`)
  }
  const reached = new Set([...beside.keys()].slice(0, 1))
  for (const one of reached) for (const near of beside.get(one) ?? []) reached.add(near)
  return reached.size === beside.size
}

function placeOf(value: number, sd: number, line: number | null): Place {
  if (line === null) return 'above-line'
  if (Math.abs(value - line) <= width * sd) return 'grey-zone'
  return value > line ? 'above-line' : 'below-line'
}

function severities(reviewers: ReadonlyMap<string, { effect: number; sd: number; reviews: number }>) {
  return [...reviewers]
    .map(([reviewer, { effect, sd, reviews }]) => ({ reviewer, effect, reviews, ...around(effect, sd) }))
    .sort((one, other) => one.effect - other.effect || (one.reviewer < other.reviewer ? -1 : 1))
}

function around(value: number, sd: number): Interval {
  return { low: value - width * sd, high: value + width * sd }
}
