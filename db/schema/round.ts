import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { batchStages } from '#app/domain/panel/batch.ts'
import type { OwnRubric } from '#app/domain/panel/rubric.ts'
import type { ExtraForm } from '#app/domain/proposal/extra/extra-form.ts'
import { tracks } from '#app/domain/round.ts'
import { at, day, id, money, oneOf, ref } from './columns.ts'
import { funds, pots } from './fund.ts'
import { people } from './people.ts'

export const rounds = pgTable(
  'rounds',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    potId: ref('pot_id')
      .notNull()
      .references(() => pots.id),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    track: text('track').notNull(),
    opensAt: at('opens_at').notNull(),
    closesAt: at('closes_at').notNull(),
    decideBy: day('decide_by').notNull(),
    /** Weeks from sending to decision where the round has its own; else the fund's. */
    decisionWeeks: integer('decision_weeks'),
    ceilingCents: money('ceiling_cents').notNull(),
    minCents: money('min_cents').notNull(),
    maxCents: money('max_cents').notNull(),
    reviewersPerProposal: integer('reviewers_per_proposal').notNull(),
    weightsBp: jsonb('weights_bp').$type<Record<string, number>>().notNull(),
    /** Questions and anchors that the round words for itself; the fund's own where it does not. */
    rubric: jsonb('rubric').$type<OwnRubric>().notNull().default({}),
    /** Members score the practice proposal before the first real one. */
    practice: boolean('practice').notNull().default(false),
    /** When weights, words or practice were last changed: always before the opening. */
    rubricChangedAt: at('rubric_changed_at'),
    twoSignaturesAboveCents: money('two_signatures_above_cents').notNull(),
    formVersion: integer('form_version').notNull().default(1),
    /** Since when everybody may know of it; null while it is prepared. */
    publishedAt: at('published_at'),
    /** Only people of the fund see it and apply to it, to try it; nothing of it is ever awarded. */
    isTest: boolean('is_test').notNull().default(false),
    createdAt: at('created_at').notNull(),
  },
  (table) => [
    unique('rounds_slug').on(table.fundId, table.slug),
    oneOf('rounds_track', table.track, tracks),
    check('rounds_rubric_before_opening', sql`${table.rubricChangedAt} < ${table.opensAt}`),
  ],
)

/**
 * The versions of what a round asks of its own. One without `usedFrom` is being written; the highest of the others is
 * asked. A version that is in use since the opening never changes.
 */
export const roundForms = pgTable(
  'round_forms',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    roundId: ref('round_id')
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    form: jsonb('form').$type<ExtraForm>().notNull(),
    usedFrom: at('used_from'),
    /** Why the questions changed while the round was open. */
    reason: text('reason').notNull().default(''),
    changedBy: ref('changed_by')
      .notNull()
      .references(() => people.id),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [
    unique('round_forms_version').on(table.roundId, table.version),
    uniqueIndex('round_forms_written').on(table.roundId).where(sql`used_from is null`),
  ],
)

/** What a panel handles together. */
export const batches = pgTable(
  'batches',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    roundId: ref('round_id')
      .notNull()
      .references(() => rounds.id),
    name: text('name').notNull(),
    stage: text('stage').notNull().default('conflicts'),
    /** The last day on which the panel scores; a deadline that reminds, not one that closes. */
    scoringUntil: day('scoring_until'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [oneOf('batches_stage', table.stage, batchStages), index('batches_round').on(table.roundId)],
)
