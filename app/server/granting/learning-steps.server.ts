import { randomUUID } from 'node:crypto'
import { dayOf } from '#app/domain/calendar.ts'
import { canAgree, lastOf, otherSide } from '#app/domain/grant/review.ts'
import { canClose } from '#app/domain/grant/review-days.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { criterionWords } from '#app/i18n/rubric-words.server.ts'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'
import { reviewStanding } from './learning-standing.server.ts'
import { viewWords } from './learning-words.server.ts'

/** The page on which one side writes: what it wrote last, what the other wrote, and what a lesson can be about. */
export async function viewPage(grant: Grant, side: Side, now: Date, language: Language) {
  const { views, may, experiment } = await reviewStanding(grant, now)
  const programme = await publicProgramme(db(), grant.fund)
  const own = lastOf(views, side)
  const other = lastOf(views, otherSide(side))
  return {
    closed: wordsFor(may, side, language),
    experiment: experiment && {
      ...experiment,
      reviewDate: formatDay(experiment.reviewDate, language),
    },
    other: other && viewWords(other, side, programme, language),
    typed: {
      outcome: own?.outcome ?? '',
      saw: own?.saw ?? '',
      why: own?.why ?? '',
      lessonTitle: own?.lesson.title ?? '',
      lessonText: own?.lesson.text ?? '',
      criterion: own?.criterion ?? '',
      pillars: own?.pillars ?? [],
      neighbourhoods: own?.neighbourhoods ?? grant.neighbourhoods,
      nextQuestion: own?.next.question ?? '',
      nextReviewOn: own?.next.reviewOn ?? '',
      share: own?.share ?? false,
    },
    criteria: criteria.map((key) => ({ value: key, label: criterionWords(key, language).name })),
    pillars: programme.pillars.map(({ key, name }) => ({ value: key, label: name })),
    neighbourhoods: programme.neighbourhoods.map(({ key, name }) => ({ value: key, label: name })),
    operation: randomUUID(),
  }
}

/** The page on which one side agrees with what the other wrote last. */
export async function agreementPage(grant: Grant, side: Side, now: Date, language: Language) {
  const { views, may } = await reviewStanding(grant, now)
  const agreed = may.ok ? canAgree(views, side) : may
  const programme = await publicProgramme(db(), grant.fund)
  return {
    closed: wordsFor(agreed, side, language),
    view: agreed.ok ? viewWords(agreed.view, side, programme, language) : null,
    operation: randomUUID(),
  }
}

/** The page on which the manager closes it alone. */
export async function conclusionPage(grant: Grant, now: Date, language: Language) {
  const { current, views, today, may } = await reviewStanding(grant, now)
  const closes = may.ok
    ? canClose({
        reviewOn: current?.reviewOn ?? today,
        views,
        remindedOn: current?.told.reminder ? dayOf(current.told.reminder) : null,
        today,
      })
    : may
  const programme = await publicProgramme(db(), grant.fund)
  const own = lastOf(views, 'fund')
  return {
    closed: wordsFor(closes, 'fund', language),
    differs: closes.ok && closes.outcome === null,
    view: own && viewWords(own, 'fund', programme, language),
    operation: randomUUID(),
  }
}

function wordsFor(verdict: Verdict, side: Side, language: Language) {
  return verdict.ok
    ? null
    : verdictWords(verdict.reason, language, { audience: side === 'fund' ? 'staff' : 'applicant' })
}
