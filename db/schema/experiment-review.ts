import { boolean, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { reviewOutcomes, reviewStates } from '#app/domain/grant/review.ts'
import { sides } from '#app/domain/grant/signing.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { termsChanges } from './change.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { grantEndings } from './ending.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'

/** Looking back on an experiment together: one for each day that the terms name. */
export const experimentReviews = pgTable(
  'experiment_reviews',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    reviewOn: day('review_on').notNull(),
    state: text('state').notNull().default('open'),
    openedAt: at('opened_at').notNull(),
    soonAt: at('soon_at'),
    dayAt: at('day_at'),
    remindedAt: at('reminded_at'),
    concludedAt: at('concluded_at'),
    concludedBy: ref('concluded_by').references(() => people.id),
    outcome: text('outcome'),
    settledById: ref('settled_by_id'),
    closingReason: text('closing_reason'),
    changeId: ref('change_id').references(() => termsChanges.id),
    endingId: ref('ending_id').references(() => grantEndings.id),
  },
  (table) => [
    unique('experiment_reviews_day').on(table.grantId, table.reviewOn),
    oneOf('experiment_reviews_state', table.state, reviewStates),
    oneOf('experiment_reviews_outcome', table.outcome, reviewOutcomes),
  ],
)

/** What one side saw, wants and learned; whoever says something else later adds a row. */
export const experimentViews = pgTable(
  'experiment_views',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    reviewId: ref('review_id')
      .notNull()
      .references(() => experimentReviews.id),
    number: integer('number').notNull(),
    side: text('side').notNull(),
    outcome: text('outcome').notNull(),
    saw: text('saw'),
    why: text('why'),
    lessonTitle: text('lesson_title'),
    lessonText: text('lesson_text'),
    criterion: text('criterion'),
    pillars: jsonb('pillars').$type<string[]>().notNull(),
    neighbourhoods: jsonb('neighbourhoods').$type<string[]>().notNull(),
    nextQuestion: text('next_question'),
    nextReviewOn: day('next_review_on'),
    share: boolean('share').notNull(),
    writtenBy: ref('written_by')
      .notNull()
      .references(() => people.id),
    writtenAt: at('written_at').notNull(),
  },
  (table) => [
    unique('experiment_views_number').on(table.reviewId, table.number),
    oneOf('experiment_views_side', table.side, sides),
    oneOf('experiment_views_outcome', table.outcome, reviewOutcomes),
    oneOf('experiment_views_criterion', table.criterion, criteria),
  ],
)
