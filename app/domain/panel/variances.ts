import { oneWayIntraclass } from './intraclass.ts'
import { likeliest, type ScoredReview, type Variances } from './mixed-model.ts'
import { average, negligible, squaresAround, total, type Unknown } from './statistic.ts'

/**
 * How far proposals, reviewers and the rest spread in these reviews. First without reviewers; they come in when the
 * restricted likelihood rises with their variance from nought on (its derivative there: y′PZZ′Py > tr Z′PZ), else
 * their variance is nought. Unknown when the readers of every proposal agree wholly (`no-variance`), and when
 * the proposals do not differ more than their readers do (`no-differences`: less than a thousandth of the variance).
 */
export function variancesOf(
  reviews: readonly ScoredReview[],
): { variances: Variances; reason: null } | { variances: null; reason: Unknown } {
  const scores = reviews.map((review) => review.score)
  const whole = squaresAround(scores, average(scores)) / (reviews.length - 1)
  const groups = [...grouped(reviews).values()]
  const within = total(
    groups.map((group) =>
      squaresAround(
        group.map(({ score }) => score),
        average(group.map(({ score }) => score)),
      ),
    ),
  )
  if (!(within > negligible * total(scores.map((score) => score ** 2))))
    return { variances: null, reason: 'no-variance' }
  const alone = likeliest(reviews, startOf(groups, whole))
  const both = reviewersDiffer(reviews, alone)
    ? likeliest(reviews, {
        proposal: Math.max(alone.proposal, whole / 4),
        reviewer: whole / 4,
        rest: whole / 2,
      })
    : alone
  if (!(both.rest > small * whole)) return { variances: null, reason: 'no-variance' }
  if (!(both.proposal > small * whole)) return { variances: null, reason: 'no-differences' }
  return { variances: both, reason: null }
}

const small = 1e-3

function startOf(groups: readonly ScoredReview[][], whole: number): Variances {
  const { one } = oneWayIntraclass(groups.map((group) => group.map(({ score }) => score)))
  const share = Math.min(0.9, Math.max(0.1, one.value ?? 0))
  return { proposal: share * whole, reviewer: 0, rest: (1 - share) * whole }
}

/** Would the likelihood rise if reviewers got a little variance beside what was found without them? */
function reviewersDiffer(reviews: readonly ScoredReview[], { proposal, rest }: Variances): boolean {
  const shrink = rest / proposal
  const groups = [...grouped(reviews).values()]
  const weights = groups.map((group) => group.length - group.length ** 2 / (group.length + shrink))
  const mean =
    total(
      groups.map((group, index) => (weights[index] as number) * average(group.map(({ score }) => score))),
    ) / total(weights)
  const found = new Map<string, { residue: number; spread: number; weight: number }>()
  for (const group of groups) {
    const whole = group.length + shrink
    const residues = total(group.map(({ score }) => score - mean))
    for (const { reviewer, score } of group) {
      const one = found.get(reviewer) ?? { residue: 0, spread: 0, weight: 0 }
      one.residue += (score - mean - residues / whole) / rest
      one.spread += (1 - 1 / whole) / rest
      one.weight += (1 - group.length / whole) / rest
      found.set(reviewer, one)
    }
  }
  const reviewers = [...found.values()]
  const all = total(weights) / rest
  const squared = total(reviewers.map(({ residue }) => residue ** 2))
  const expected = total(reviewers.map(({ spread, weight }) => spread - weight ** 2 / all))
  return squared > expected
}

function grouped(reviews: readonly ScoredReview[]): Map<string, ScoredReview[]> {
  const groups = new Map<string, ScoredReview[]>()
  for (const review of reviews) {
    const group = groups.get(review.proposal)
    if (group) group.push(review)
    else groups.set(review.proposal, [review])
  }
  return groups
}
