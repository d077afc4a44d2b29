import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { type EndingForm, firstLastDay } from '#app/domain/grant/ending.ts'
import { experimentAfter, lastOf, lessonIsPublic, type ReviewOutcome } from '#app/domain/grant/review.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import type { ExperimentView } from '#db/queries/experiment-reviews.server.ts'
import { updateReview } from '#db/writes/experiment-reviews.server.ts'
import { addLesson } from '#db/writes/reports.server.ts'
import { mayEnd } from './announce-ending.server.ts'
import { changeBegun, noteChange } from './note-change.server.ts'
import { keepPrepared } from './prepare-ending.server.ts'
import type { Reviewing } from './reviewing.server.ts'

/** The sentence of a letter that says that both sides came to this on their day, with why. */
export type ReviewTexts = { stopTogether(reviewOn: string, why: string): string }

export type Settling = {
  /** The view with which it is concluded: what both agree with, or what the fund closes it with. */
  view: ExperimentView
  outcome: ReviewOutcome | null
  /** Whether each side lets everybody read the lesson. */
  shared: Record<Side, boolean>
  /** Why the fund closes it alone; null when both agree. */
  closingReason: string | null
}

/**
 * Concludes a review under the lock of its grant, and begins what follows: its lesson is kept, another day or another
 * question becomes a change that is begun for the side that asked for it, and stopping an ending without blame that an
 * approver decides about. Nothing that was agreed changes by this alone.
 */
export async function settleReview(
  tx: Tx,
  actor: Person,
  reviewing: Reviewing,
  { view, outcome, shared, closingReason }: Settling,
  texts: ReviewTexts,
  now: Date,
): Promise<void> {
  const { grant, review } = reviewing
  const change = await beginChange(tx, actor, reviewing, view, outcome, now)
  const why = closingReason === null ? texts.stopTogether(review.reviewOn, view.why) : view.why
  const ending = outcome === 'stop' ? await beginEnding(tx, actor, reviewing, { ...view, why }, now) : null
  await updateReview(tx, review.id, {
    state: 'concluded',
    concludedAt: now,
    concludedBy: actor.person,
    outcome,
    settledById: view.id,
    closingReason,
    changeId: change,
    endingId: ending,
  })
  const lesson = newId(now)
  await addLesson(tx, {
    id: lesson,
    fund: grant.fund,
    grant: grant.id,
    report: null,
    review: review.id,
    ...view.lesson,
    source: grant.reference,
    learnedOn: dayOf(now),
    published: lessonIsPublic(shared),
    about: view,
  })
  await record(tx, {
    type: 'experiment-review-concluded',
    fund: grant.fund,
    actor: actor.id,
    grant: grant.id,
    review: review.id,
    outcome,
    alone: closingReason !== null,
    lesson,
    change,
    ending,
    at: now,
  })
}

async function beginChange(
  tx: Tx,
  actor: Person,
  reviewing: Reviewing,
  view: ExperimentView,
  outcome: ReviewOutcome | null,
  now: Date,
): Promise<string | null> {
  const { endsOn } = reviewing.version.terms
  const begun = await changeBegun(tx, reviewing, view.side)
  if (!begun.ok) return null
  const before = begun.terms.experiment ?? reviewing.experiment
  const experiment = experimentAfter(before, outcome, view.next, { endsOn, today: dayOf(now) })
  if (!experiment) return null
  const whose = { side: view.side, by: view.by }
  return (await noteChange(tx, actor, reviewing, whose, begun, { experiment }, now)).change
}

/** Null when another ending is open, or the agreement ends anyway before the notice is over. */
async function beginEnding(
  tx: Tx,
  actor: Person,
  { grant, version, side, views }: Reviewing,
  view: ExperimentView,
  now: Date,
): Promise<string | null> {
  const form: EndingForm = {
    ground: 'no-blame',
    explanation: view.why,
    learned: view.lesson.text,
    heardOn: null,
    lastDay: firstLastDay({ terms: version.terms, today: dayOf(now) }),
  }
  const may = await mayEnd(tx, 'fund', grant, form, now)
  const by = side === 'fund' ? actor.person : lastOf(views, 'fund')?.by
  return may.ok && by ? keepPrepared(tx, actor, grant, form, by, now) : null
}
