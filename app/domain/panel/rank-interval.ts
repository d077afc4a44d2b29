import { type Interval, middleOf, repeats } from './bootstrap.ts'
import { type Draw, drawsFrom } from './chance.ts'
import { average } from './statistic.ts'

/** A proposal with its rank and the weighted scores of its readers. */
export type RankedScores = { proposal: string; rank: number; scores: readonly number[] }

/**
 * Between which ranks each proposal lies, 80 % of the time, if other readers had been as far from the mean as these were:
 * every mean gets, for each reader of it, one of all deviations (x − mean) √(k / (k − 1)), drawn with replacement; the
 * thousand orders that come out are counted. Ends are whole ranks and hold the rank it has. Means that are
 * equal to a hundredth of a point share a rank. The same seed gives the same ranks. Empty where no proposal has two readers.
 * Source: bootstrap of residuals, Davison & Hinkley, Bootstrap Methods and their Application (1997), § 3.3.
 */
export function rankIntervals(proposals: readonly RankedScores[], seed: string): Map<string, Interval> {
  const scored = proposals.filter(({ scores }) => scores.length > 0)
  const deviations = scored.flatMap(({ scores }) => deviationsOf(scores))
  if (deviations.length === 0) return new Map()
  const draw = drawsFrom(seed)
  const means = scored.map(({ scores }) => average(scores))
  const found = scored.map(() => new Int32Array(repeats))
  for (let repeat = 0; repeat < repeats; repeat++) {
    const drawn = means.map((mean, index) => {
      const readers = (scored[index] as RankedScores).scores.length
      return Math.round(hundredths * (mean + meanOfDraws(deviations, readers, draw)))
    })
    for (const [index, rank] of ranksOf(drawn).entries()) (found[index] as Int32Array)[repeat] = rank
  }
  return new Map(
    scored.map(({ proposal, rank }, index) => {
      const { low, high } = middleOf(found[index] as Int32Array) as Interval
      return [proposal, { low: Math.min(low, rank), high: Math.max(high, rank) }]
    }),
  )
}

const hundredths = 100

/** Widened, so that together they have the variance that is pooled within proposals. */
function deviationsOf(scores: readonly number[]): number[] {
  if (scores.length < 2) return []
  const mean = average(scores)
  const wider = Math.sqrt(scores.length / (scores.length - 1))
  return scores.map((score) => (score - mean) * wider)
}

function meanOfDraws(deviations: readonly number[], times: number, draw: Draw): number {
  let sum = 0
  for (let drawn = 0; drawn < times; drawn++) sum += deviations[draw(deviations.length)] as number
  return sum / times
}

/** One more than how many are higher; counted, because to sort would cost more than the number of proposals. */
function ranksOf(values: readonly number[]): number[] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  const higher = new Int32Array(most - least + 2)
  for (const value of values) higher[value - least]! += 1
  for (let place = most - least; place >= 0; place--) higher[place]! += higher[place + 1] as number
  return values.map((value) => 1 + (higher[value - least + 1] as number))
}
