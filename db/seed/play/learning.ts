import { agreeReview } from '#app/commands/agree-review.server.ts'
import { askReviews } from '#app/commands/ask-reviews.server.ts'
import type { ReviewTexts } from '#app/commands/settle-review.server.ts'
import { writeReview } from '#app/commands/write-review.server.ts'
import { lastOf, otherSide } from '#app/domain/grant/review.ts'
import { db } from '#db/client.server.ts'
import { reviewsOf, viewsOf } from '#db/queries/experiment-reviews.server.ts'
import type { CastInitiative, ViewForm } from '../cast/shape.ts'
import { type Act, actor, instant, known, must, operation, type SeedTools, type Stage } from './stage.ts'

/** Looking back on an experiment: the mails about its day, what each side wrote, and who agreed. */
export function learningActs(stage: Stage, one: CastInitiative, { review: texts }: SeedTools): Act[] {
  if (!('learning' in one) || !one.learning) return []
  const { askedAt, views, agreed } = one.learning
  return [
    ...askedAt.map((at) => ({ at: instant(at), what: `ask to look back ${one.key}`, run: askReviews })),
    ...views.map((view) => ({
      at: instant(view.at),
      what: `${view.by} looks back ${one.key}`,
      run: (at: Date) => write(stage, one, view, texts, at),
    })),
    ...(agreed
      ? [
          {
            at: instant(agreed.at),
            what: `${agreed.by} agrees ${one.key}`,
            run: (at: Date) => agree(stage, one, agreed, texts, at),
          },
        ]
      : []),
  ]
}

async function write(
  stage: Stage,
  one: CastInitiative,
  { by, at: _at, side, ...view }: ViewForm,
  texts: ReviewTexts,
  at: Date,
): Promise<void> {
  const grant = known(stage.grants, one.key)
  const other = lastOf(await written(grant), otherSide(side))
  const next = { question: null, reviewOn: null }
  const form = { ...view, operation: operation(), seen: other?.id ?? null, next }
  await must(writeReview(actor(stage, by, at), grant, side, form, texts, at))
}

async function agree(
  stage: Stage,
  one: CastInitiative,
  { by, side, share }: Pick<ViewForm, 'by' | 'side' | 'share'>,
  texts: ReviewTexts,
  at: Date,
): Promise<void> {
  const grant = known(stage.grants, one.key)
  const seen = (await written(grant)).at(-1)?.id ?? ''
  const form = { operation: operation(), seen, share }
  await must(agreeReview(actor(stage, by, at), grant, side, form, texts, at))
}

async function written(grant: string) {
  const [review] = await reviewsOf(db(), grant)
  return review ? viewsOf(db(), review.id) : []
}
