import type { SeenReview } from '#app/components/panel/seen-reviews.tsx'
import { criteria } from '#app/domain/panel/rubric.ts'
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
      return {
        key,
        name: criterionWords(key, currentLocale()).name,
        score: given?.score ?? null,
        reason: given?.reason ?? null,
      }
    }),
  }))
}
