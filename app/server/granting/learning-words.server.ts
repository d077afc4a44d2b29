import { dayOf } from '#app/domain/calendar.ts'
import type { ReviewOutcome } from '#app/domain/grant/review.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { stateWord } from '#app/i18n/words.server.ts'
import type { ExperimentReview, ExperimentView } from '#db/queries/experiment-reviews.server.ts'
import type { Programme } from '#db/queries/public/results.server.ts'
import { pillarNames } from '../results/register.server.ts'
import { placeNames } from '../results/values.server.ts'

export const outcomeWords: Record<ReviewOutcome, typeof m.learning_go_on> = {
  'go-on': m.learning_go_on,
  turn: m.learning_turn,
  stop: m.learning_stop,
}
const chosenWords: Record<ReviewOutcome, typeof m.learning_go_on> = {
  'go-on': m.learning_done_go_on,
  turn: m.learning_done_turn,
  stop: m.learning_done_stop,
}

/** What came of a review, as a sentence. */
export function resultWords(
  { outcome, closingReason }: Pick<ExperimentReview, 'outcome' | 'closingReason'>,
  language: Language,
): string {
  const options = { locale: language }
  if (outcome === null) return m.learning_done_differs({}, options)
  return closingReason === null ? chosenWords[outcome]({}, options) : m.learning_done_alone({}, options)
}

/** What one side wrote, in words for this side. */
export function viewWords(view: ExperimentView, side: Side, programme: Programme, language: Language) {
  const { next } = view
  const about = [
    view.criterion && criterionWords(view.criterion, language).name,
    pillarNames(view.pillars, programme.pillars),
    placeNames(view.neighbourhoods, programme.neighbourhoods, language),
  ]
  return {
    id: view.id,
    own: view.side === side,
    by: m.learning_by({
      name: view.byName,
      side: view.side === 'fund' ? m.learning_side_fund() : m.learning_side_grantee(),
      day: formatDay(view.on, language),
    }),
    outcome: view.outcome,
    word: outcomeWords[view.outcome](),
    saw: view.saw,
    why: view.why,
    lesson: view.lesson,
    about: about.filter(Boolean).join(' · '),
    nextQuestion: next.question,
    nextDay: next.reviewOn && formatDay(next.reviewOn, language),
  }
}

/** A review as a record: where it is, what was written, what came of it and what began by it. */
export function reviewWords(
  review: ExperimentReview,
  views: readonly ExperimentView[],
  { side, programme, language }: { side: Side; programme: Programme; language: Language },
) {
  return {
    key: review.id,
    day: formatDay(review.reviewOn, language),
    state: review.state,
    word:
      stateWord('experimentReview', review.state, side === 'fund' ? 'staff' : 'applicant', language) ??
      review.state,
    views: views.map((view) => viewWords(view, side, programme, language)),
    result: review.concludedAt && {
      what: resultWords(review, language),
      outcome: review.outcome && outcomeWords[review.outcome](),
      on: formatDay(dayOf(review.concludedAt), language),
      reason: review.closingReason,
    },
  }
}

/** The words of the letter about an agreement that both sides chose to stop; in Dutch, as its letters begin. */
export const reviewTexts = {
  stopTogether: (reviewOn: string, why: string) =>
    m.learning_stop_together({ day: formatDay(reviewOn, 'nl'), why }, { locale: 'nl' }),
}
