import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { total } from './statistic.ts'

/** One review as one number. */
export type ScoredReview = { proposal: string; reviewer: string; score: number }

/** How far proposals, reviewers and everything else spread, as variances. A reviewer variance of nought leaves them out. */
export type Variances = { proposal: number; reviewer: number; rest: number }

/** What one proposal or reviewer adds to the mean; `sd` is the standard deviation of that guess. */
export type Effect = { effect: number; sd: number; reviews: number }

export type Fit = {
  mean: number
  variances: Variances
  proposals: Map<string, Effect>
  reviewers: Map<string, Effect>
}

/**
 * Best guesses of y = mean + proposal + reviewer + rest at given variances (the rest above nought), by Henderson's
 * equations: (Z′Z + diag(0, rest/proposal, rest/reviewer)) b = Z′y; the sd of a guess is √(rest · C). Guesses shrink
 * towards nought. The block of the proposals is diagonal and is eliminated first, so the time is the number of reviews
 * plus the cube of the number of reviewers. Without reviewers it is k·p / (k·p + rest) × (mean of the proposal − mean).
 * Source: C. R. Henderson, Biometrics 31 (1975) 423–447.
 */
export function predict(reviews: readonly ScoredReview[], variances: Variances): Fit {
  const design = designOf(reviews, variances.reviewer > 0)
  const { mean, proposals, reviewers } = solve(design, variances)
  const effect = ({ guess, spread }: Guess, count: number): Effect => ({
    effect: guess,
    sd: Math.sqrt(variances.rest * spread),
    reviews: count,
  })
  const counts = countsOf(reviews)
  return {
    mean,
    variances,
    proposals: new Map(
      design.rows.map(({ proposal, scores }, index) => [
        proposal,
        effect(proposals[index] as Guess, scores.length),
      ]),
    ),
    reviewers: new Map(
      design.reviewers.map((reviewer, index) => [
        reviewer,
        effect(reviewers[index] as Guess, counts.get(reviewer) as number),
      ]),
    ),
  }
}

/**
 * The variances that make these reviews likeliest (restricted maximum likelihood), by the EM steps of Henderson from
 * `start`, until no part of them moves by more than a hundred-millionth, or 2,000 steps. With `start.reviewer` nought the
 * reviewers stay out of it. Source: Searle, Casella & McCulloch, Variance Components (1992), § 8.3.
 */
export function likeliest(reviews: readonly ScoredReview[], start: Variances): Variances {
  const design = designOf(reviews, start.reviewer > 0)
  let now = start
  for (let step = 0; step < mostSteps; step++) {
    const next = stepFrom(design, now)
    const moved = Math.max(
      ...(['proposal', 'reviewer', 'rest'] as const).map((part) => Math.abs(next[part] - now[part])),
    )
    now = next
    if (moved <= nothing * (now.proposal + now.reviewer + now.rest) || now.rest <= 0) break
  }
  return now
}

const mostSteps = 2_000
const nothing = 1e-8

type Row = { proposal: string; readers: number[]; scores: number[]; sum: number }

/** The reviews by proposal; `readers` are the places of reviewers in the small system, none when they are left out. */
type Design = { rows: Row[]; reviewers: string[]; count: number }

/** `spread` is its place on the diagonal of the inverse. */
type Guess = { guess: number; spread: number }
type Solution = { mean: number; proposals: Guess[]; reviewers: Guess[] }

function designOf(reviews: readonly ScoredReview[], withReviewers: boolean): Design {
  const reviewers = withReviewers ? [...new Set(reviews.map((review) => review.reviewer))].sort() : []
  const place = new Map(reviewers.map((reviewer, index) => [reviewer, index + 1]))
  const rows = new Map<string, Row>()
  for (const { proposal, reviewer, score } of reviews) {
    const row = rows.get(proposal) ?? { proposal, readers: [], scores: [], sum: 0 }
    rows.set(proposal, row)
    row.scores.push(score)
    row.sum += score
    if (withReviewers) row.readers.push(place.get(reviewer) as number)
  }
  return { rows: [...rows.values()], reviewers, count: reviews.length }
}

function solve({ rows, reviewers }: Design, variances: Variances): Solution {
  const shrink = variances.rest / variances.proposal
  const size = reviewers.length + 1
  const system = Matrix.zeros(size, size)
  const right = Matrix.zeros(size, 1)
  const add = (row: number, column: number, value: number) =>
    system.set(row, column, system.get(row, column) + value)
  for (const row of rows) {
    const k = row.scores.length
    const whole = k + shrink
    add(0, 0, k - k ** 2 / whole)
    right.set(0, 0, right.get(0, 0) + row.sum - (k * row.sum) / whole)
    for (const [index, reader] of row.readers.entries()) {
      add(0, reader, 1 - k / whole)
      add(reader, 0, 1 - k / whole)
      add(reader, reader, 1)
      for (const other of row.readers) add(reader, other, -1 / whole)
      right.set(reader, 0, right.get(reader, 0) + (row.scores[index] as number) - row.sum / whole)
    }
  }
  for (let place = 1; place < size; place++) add(place, place, variances.rest / variances.reviewer)
  const inverse = new CholeskyDecomposition(system).solve(Matrix.eye(size))
  const found = inverse.mmul(right).to1DArray()
  const mean = found[0] as number
  return {
    mean,
    proposals: rows.map((row) => guessOf(row, shrink, found, inverse)),
    reviewers: reviewers.map((_name, index) => ({
      guess: found[index + 1] as number,
      spread: inverse.get(index + 1, index + 1),
    })),
  }
}

/** Back from the small system to one proposal. */
function guessOf(row: Row, shrink: number, found: readonly number[], inverse: Matrix): Guess {
  const k = row.scores.length
  const whole = k + shrink
  const mean = found[0] as number
  const severe = total(row.readers.map((reader) => found[reader] as number))
  let shared = k ** 2 * inverse.get(0, 0)
  for (const reader of row.readers) {
    shared += 2 * k * inverse.get(0, reader)
    for (const other of row.readers) shared += inverse.get(reader, other)
  }
  return { guess: (row.sum - k * mean - severe) / whole, spread: 1 / whole + shared / whole ** 2 }
}

function stepFrom(design: Design, { proposal, reviewer, rest }: Variances): Variances {
  const { mean, proposals, reviewers } = solve(design, { proposal, reviewer, rest })
  const spread = (guesses: readonly Guess[]) =>
    guesses.length === 0
      ? 0
      : total(guesses.map(({ guess, spread: part }) => guess ** 2 + rest * part)) / guesses.length
  const unexplained = design.rows.map((row, index) => {
    const { guess } = proposals[index] as Guess
    return total(
      row.scores.map((score, at) => {
        const reader = row.readers[at]
        const severe = reader === undefined ? 0 : (reviewers[reader - 1] as Guess).guess
        return score * (score - mean - guess - severe)
      }),
    )
  })
  return {
    proposal: spread(proposals),
    reviewer: spread(reviewers),
    rest: total(unexplained) / (design.count - 1),
  }
}

function countsOf(reviews: readonly ScoredReview[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { reviewer } of reviews) counts.set(reviewer, (counts.get(reviewer) ?? 0) + 1)
  return counts
}
