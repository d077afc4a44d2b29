import { addDays, dayOf } from '#app/domain/calendar.ts'
import { daysAtLeast, daysToAnswer } from '#app/domain/grant/review-days.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type ExperimentReview, reviewById, viewsOf } from '#db/queries/experiment-reviews.server.ts'
import { outcomeWords, resultWords } from '../granting/learning-words.server.ts'
import { pageUrl, type Values } from './values.server.ts'

/** What mails say of looking back on an experiment; `to` is the side that reads, and the other side wrote. */
export async function reviewValues(props: Record<string, string>, language: Language): Promise<Values> {
  const review = await reviewById(db(), props.experimentReview)
  if (!review) return {}
  const place = props.to === 'fund' ? 'manager' : 'applicant'
  const view = (await viewsOf(db(), review.id)).find(({ id }) => id === props.view)
  return {
    'experiment.reviewDate': review.reviewOn,
    'experiment.closesFrom': closesFrom(review),
    'experiment.writer': view?.byName,
    'experiment.outcome': view && outcomeWords[view.outcome]({}, { locale: language }).toLowerCase(),
    'experiment.result': review.concludedAt ? `${resultWords(review, language)}.` : undefined,
    'experiment.follows': followsWords(review, language),
    'url.review': pageUrl(`/${place}/grants/${review.grant}/review`),
  }
}

function closesFrom({ reviewOn, told }: ExperimentReview): string | undefined {
  if (!told.reminder) return undefined
  return [addDays(reviewOn, daysToAnswer), addDays(dayOf(told.reminder), daysAtLeast)].toSorted().at(-1)
}

function followsWords({ change, ending }: ExperimentReview, language: Language): string {
  const options = { locale: language }
  if (ending) return m.learning_their_ending({}, options)
  return change ? m.learning_follows_change({}, options) : m.learning_go_on_hint({}, options)
}
