import { and, asc, desc, eq } from 'drizzle-orm'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { ReviewOutcome, ReviewState, ViewWritten } from '#app/domain/grant/review.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Criterion } from '#app/domain/panel/rubric.ts'
import type { Reader } from '#db/client.server.ts'
import { experimentReviews, experimentViews, grants, initiatives, people } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

export type ExperimentReview = {
  id: string
  fund: string
  grant: string
  reviewOn: IsoDate
  state: ReviewState
  /** When each thing was told. */
  told: { soon: Date | null; day: Date | null; reminder: Date | null }
  concludedAt: Date | null
  outcome: ReviewOutcome | null
  /** The view with which it was concluded. */
  settledBy: string | null
  /** Why the fund closed it alone. */
  closingReason: string | null
  change: string | null
  ending: string | null
}

/** What one side wrote; the texts are empty once they were erased. */
export type ExperimentView = ViewWritten & {
  number: number
  saw: string
  why: string
  lesson: { title: string; text: string }
  criterion: Criterion | null
  pillars: string[]
  neighbourhoods: string[]
  next: { question: string | null; reviewOn: IsoDate | null }
  share: boolean
  by: string
  byName: string
}

/** The review of a grant that belongs to a day of its terms; null before it was opened. */
export async function reviewOnDay(
  reader: Reader,
  grant: string,
  reviewOn: IsoDate,
): Promise<ExperimentReview | null> {
  const [row] = await reader
    .select()
    .from(experimentReviews)
    .where(and(eq(experimentReviews.grantId, grant), eq(experimentReviews.reviewOn, reviewOn)))
  return row ? reviewOf(row) : null
}

export async function reviewById(reader: Reader, id: string | undefined): Promise<ExperimentReview | null> {
  if (!isUuid(id)) return null
  const [row] = await reader.select().from(experimentReviews).where(eq(experimentReviews.id, id))
  return row ? reviewOf(row) : null
}

/** Every review of a grant, the newest day first. */
export async function reviewsOf(reader: Reader, grant: string): Promise<ExperimentReview[]> {
  const rows = await reader
    .select()
    .from(experimentReviews)
    .where(eq(experimentReviews.grantId, grant))
    .orderBy(desc(experimentReviews.reviewOn))
  return rows.map(reviewOf)
}

/** What both sides wrote, in the order in which they did; who never gave a name writes in that of the initiative. */
export async function viewsOf(reader: Reader, review: string): Promise<ExperimentView[]> {
  const rows = await reader
    .select({ view: experimentViews, name: people.name, initiative: initiatives.name })
    .from(experimentViews)
    .innerJoin(people, eq(people.id, experimentViews.writtenBy))
    .innerJoin(experimentReviews, eq(experimentReviews.id, experimentViews.reviewId))
    .innerJoin(grants, eq(grants.id, experimentReviews.grantId))
    .innerJoin(initiatives, eq(initiatives.id, grants.initiativeId))
    .where(eq(experimentViews.reviewId, review))
    .orderBy(asc(experimentViews.number))
  return rows.map(({ view, name, initiative }) => ({
    id: view.id,
    number: view.number,
    side: view.side as Side,
    outcome: view.outcome as ReviewOutcome,
    on: dayOf(view.writtenAt),
    saw: view.saw ?? '',
    why: view.why ?? '',
    lesson: { title: view.lessonTitle ?? '', text: view.lessonText ?? '' },
    criterion: view.criterion as Criterion | null,
    pillars: view.pillars,
    neighbourhoods: view.neighbourhoods,
    next: { question: view.nextQuestion, reviewOn: view.nextReviewOn },
    share: view.share,
    by: view.writtenBy,
    byName: name || initiative,
  }))
}

function reviewOf(row: typeof experimentReviews.$inferSelect): ExperimentReview {
  return {
    id: row.id,
    fund: row.fundId,
    grant: row.grantId,
    reviewOn: row.reviewOn,
    state: row.state as ReviewState,
    told: { soon: row.soonAt, day: row.dayAt, reminder: row.remindedAt },
    concludedAt: row.concludedAt,
    outcome: row.outcome as ReviewOutcome | null,
    settledBy: row.settledById,
    closingReason: row.closingReason,
    change: row.changeId,
    ending: row.endingId,
  }
}
