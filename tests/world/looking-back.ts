import { agreeReview } from '#app/commands/agree-review.server.ts'
import { askReviews } from '#app/commands/ask-reviews.server.ts'
import { type ReviewForm, writeReview } from '#app/commands/write-review.server.ts'
import { amsterdamInstant } from '#app/domain/calendar.ts'
import { lastOf, otherSide } from '#app/domain/grant/review.ts'
import type { Side } from '#app/domain/grant/signing.ts'
import { reviewTexts } from '#app/server/granting/learning-words.server.ts'
import { db } from '#db/client.server.ts'
import { type ExperimentView, reviewsOf, viewsOf } from '#db/queries/experiment-reviews.server.ts'
import { operation, yes } from './base.ts'
import { actorOf } from './changing.ts'
import type { GrantWorld } from './granting.ts'

/** The day on which the experiment of every proposal of the tests is looked back on, and days around it. */
export const lookingBack = {
  on: '2027-02-01',
  before: amsterdamInstant('2027-01-17', '12:00'),
  opens: amsterdamInstant('2027-01-18', '12:00'),
  day: amsterdamInstant('2027-02-01', '12:00'),
  reminder: amsterdamInstant('2027-02-15', '12:00'),
  closes: amsterdamInstant('2027-03-01', '12:00'),
}

export async function viewsIn({ grant }: Pick<GrantWorld, 'grant'>): Promise<ExperimentView[]> {
  const [review] = await reviewsOf(db(), grant)
  return review ? viewsOf(db(), review.id) : []
}

/** What somebody writes, having read what the other side wrote last. */
export async function aView(
  made: Pick<GrantWorld, 'grant'>,
  side: Side,
  change: Partial<ReviewForm> = {},
): Promise<ReviewForm> {
  return {
    operation: operation(),
    seen: lastOf(await viewsIn(made), otherSide(side))?.id ?? null,
    outcome: 'go-on',
    saw: 'Twaalf koppels spreken elke week af.',
    why: 'Het werkt op het schoolplein.',
    lesson: { title: 'Begin op het schoolplein', text: 'Daar zien ouders elkaar elke dag.' },
    criterion: 'verandering',
    pillars: ['leren'],
    neighbourhoods: ['bilgaard'],
    next: { question: null, reviewOn: null },
    share: true,
    ...change,
  }
}

export async function write(
  made: GrantWorld,
  side: Side,
  change: Partial<ReviewForm> = {},
  at = lookingBack.day,
  actor = actorOf(made, side),
) {
  return writeReview(actor, made.grant, side, await aView(made, side, change), reviewTexts, at)
}

/** Agrees with what was written last. */
export async function agree(
  made: GrantWorld,
  side: Side,
  { share = true, seen, at = lookingBack.day }: { share?: boolean; seen?: string; at?: Date } = {},
  actor = actorOf(made, side),
) {
  const last = (await viewsIn(made)).at(-1)
  const form = { operation: operation(), seen: seen ?? last?.id ?? operation(), share }
  return agreeReview(actor, made.grant, side, form, reviewTexts, at)
}

/** The day came and was told, the fund wrote, and the initiative was reminded but did not answer. */
export async function unanswered(made: GrantWorld, change: Partial<ReviewForm> = {}): Promise<void> {
  await askReviews(lookingBack.day)
  await yes(write(made, 'fund', change))
  await askReviews(lookingBack.reminder)
}
