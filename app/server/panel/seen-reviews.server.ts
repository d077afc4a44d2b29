import type { SeenReview } from '#app/components/panel/seen-reviews.tsx'
import type { SummaryWords } from '#app/components/panel/summary.tsx'
import { cents } from '#app/domain/money.ts'
import { afterMeeting } from '#app/domain/panel/meeting.ts'
import { rank } from '#app/domain/panel/ranking.ts'
import { criteria, type Weights } from '#app/domain/panel/rubric.ts'
import { weightedScore } from '#app/domain/panel/score.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { criterionWords, rubricWords } from '#app/i18n/rubric-words.server.ts'
import type { StandingReview } from '#db/queries/ranking.server.ts'

/** Reviews in words, for who may see them; `person` marks one's own. */
export function inWords(reviews: readonly StandingReview[], person: string): SeenReview[] {
  const { advice } = rubricWords(currentLocale())
  return reviews.map((review) => ({
    key: review.id,
    name: review.name,
    mine: review.member === person,
    advice: advice.options.find(({ value }) => value === review.advice)?.label ?? null,
    condition: review.condition,
    questions: review.questions,
    scores: criteria.map((key) => {
      const given = review.scores.find((score) => score.criterion === key)
      const anew = review.anew.find((score) => score.criterion === key)
      return {
        key,
        name: criterionWords(key, currentLocale()).name,
        score: given?.score ?? null,
        reason: given?.reason ?? null,
        anew: anew ? { score: anew.score, reason: anew.reason } : null,
      }
    }),
  }))
}

/** Mean, spread and agreement of the reviews of one proposal; null while none of them gives a score. */
export function summaryOf(reviews: readonly StandingReview[], weights: Weights): SummaryWords | null {
  const scores = reviews.flatMap(
    (review) => weightedScore(afterMeeting(review.scores, review.anew), weights) ?? [],
  )
  const [row] = rank([{ proposal: '', asked: cents(0), scores }], 0).rows
  if (!row?.agreement) return null
  const { mean, spread, readers } = row
  return { mean, spread, readers, says: rubricWords(currentLocale()).agreement[row.agreement]?.text ?? '' }
}
