import { can, type Person } from '#app/domain/access.ts'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import type { ReviewOutcome } from '#app/domain/grant/review.ts'
import { canReview } from '#app/domain/grant/review-days.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import type { Tx } from '#db/client.server.ts'
import {
  type ExperimentReview,
  type ExperimentView,
  reviewOnDay,
  viewsOf,
} from '#db/queries/experiment-reviews.server.ts'
import { type Grant, ownGrant } from '#db/queries/grants.server.ts'
import { openReview } from '#db/writes/experiment-reviews.server.ts'
import { type Changing, lockForChange } from './changing.server.ts'

export type Reviewing = Changing & {
  side: Side
  experiment: NonNullable<Terms['experiment']>
  review: ExperimentReview
  views: ExperimentView[]
}

/**
 * Locks the grant and opens, if nobody did, the review of the day that its terms name, for who may change the agreement
 * from this side. Refuses what `lockForChange` and `canReview` refuse, `not-found` when nothing is tried, and
 * `not-in-this-state` (machine `experimentReview`) once it is concluded.
 */
export async function lockForReview(
  tx: Tx,
  actor: Person,
  grantId: string,
  side: Side,
  now: Date,
): Promise<Verdict<Reviewing>> {
  const locked = await lockForChange(tx, actor, grantId, side, now)
  if (!locked.ok) return locked
  const { experiment } = locked.version.terms
  if (!experiment) return refused('not-found')
  const may = canReview(experiment.reviewDate, dayOf(now))
  if (!may.ok) return may
  const review = await reviewOpened(tx, locked.grant, experiment.reviewDate, actor.id, now)
  if (review.state === 'concluded')
    return refused('not-in-this-state', { state: review.state, machine: 'experimentReview' })
  const { grant, version } = locked
  return allowed({ grant, version, side, experiment, review, views: await viewsOf(tx, review.id) })
}

/** The review of a day of a locked grant, opened if it was not. */
export async function reviewOpened(
  tx: Tx,
  grant: Pick<Grant, 'id' | 'fund'>,
  reviewOn: IsoDate,
  actor: string,
  now: Date,
): Promise<ExperimentReview> {
  const known = await reviewOnDay(tx, grant.id, reviewOn)
  if (known) return known
  const id = newId(now)
  await openReview(tx, { id, fundId: grant.fund, grantId: grant.id, reviewOn, openedAt: now })
  const about = { grant: grant.id, review: id, on: reviewOn }
  await record(tx, { type: 'experiment-review-opened', fund: grant.fund, actor, ...about, at: now })
  return (await reviewOnDay(tx, grant.id, reviewOn)) as ExperimentReview
}

/** Stopping binds an initiative, so there an owner says it. Refuses `stop-by-owner`. */
export async function maySay(
  tx: Tx,
  actor: Person,
  { grant, side }: Pick<Reviewing, 'grant' | 'side'>,
  outcome: ReviewOutcome,
): Promise<Verdict> {
  if (side === 'fund' || outcome !== 'stop') return allowed()
  const own = await ownGrant(tx, actor, grant.id)
  return own && can(actor, 'end-own-grant', { relation: own.relation }).ok
    ? allowed()
    : refused('stop-by-owner')
}
