import { dayOf } from '#app/domain/calendar.ts'
import { lastOf, turnOf } from '#app/domain/grant/review.ts'
import { canClose, reviewOpensOn } from '#app/domain/grant/review-days.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { db } from '#db/client.server.ts'
import { changeById } from '#db/queries/changes.server.ts'
import { openEnding } from '#db/queries/endings.server.ts'
import { type ExperimentReview, viewsOf } from '#db/queries/experiment-reviews.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { publicProgramme } from '#db/queries/public/results.server.ts'
import { lessonsOfReviews } from '#db/queries/reports.server.ts'
import { type ReviewStanding, reviewStanding } from './learning-standing.server.ts'
import { reviewWords } from './learning-words.server.ts'

/** Looking back on an experiment: what is tried, what both sides wrote, whose turn it is, and the reviews before. */
export async function learningPage(grant: Grant, side: Side, now: Date, language: Language) {
  const standing = await reviewStanding(grant, now)
  const { experiment, all, current, today, may } = standing
  const told = { side, programme: await publicProgramme(db(), grant.fund), language }
  const published = await lessonsOfReviews(db(), grant.id)
  const records = await Promise.all(
    all.map(async (review) => ({
      ...reviewWords(review, await viewsOf(db(), review.id), told),
      published: published.get(review.id) ?? false,
      moved: review.state !== 'concluded' && review !== current,
      change: await changeOf(review, side),
      ending: review.ending !== null && (await openEnding(db(), grant.id))?.id === review.ending,
    })),
  )
  const early = experiment !== null && today < reviewOpensOn(experiment.reviewDate)
  return {
    experiment: experiment && {
      ...experiment,
      reviewDate: formatDay(experiment.reviewDate, language),
    },
    opens: early ? formatDay(reviewOpensOn(experiment.reviewDate), language) : null,
    open: may.ok ? openOf(standing, side, language) : null,
    current: records.find(({ key }) => key === current?.id) ?? null,
    past: records.filter(({ key }) => key !== current?.id),
  }
}
/** The change that began by a review: still to be finished, by this side or the other, or to be looked at. */
async function changeOf({ grant, change: id }: ExperimentReview, side: Side) {
  const change = id === null ? null : await changeById(db(), grant, id)
  if (!change) return null
  const open = change.state === 'open'
  return { id: change.id, open, own: change.side === side }
}

function openOf({ current, views, today }: ReviewStanding, side: Side, language: Language) {
  const turn = turnOf(views)
  const closes = current && side === 'fund' ? closingOf({ current, views, today }) : null
  return {
    turn: turn === 'both' ? ('both' as const) : turn === side ? ('own' as const) : ('other' as const),
    differs: current?.state === 'differs',
    wrote: lastOf(views, side) !== null,
    mayClose: closes?.ok === true,
    closesFrom:
      closes?.ok === false && typeof closes.reason.from === 'string'
        ? formatDay(closes.reason.from, language)
        : null,
  }
}

type Closing = Pick<ReviewStanding, 'views' | 'today'> & { current: NonNullable<ReviewStanding['current']> }

function closingOf({ current, views, today }: Closing) {
  const remindedOn = current.told.reminder && dayOf(current.told.reminder)
  return canClose({ reviewOn: current.reviewOn, views, remindedOn, today })
}
