import {
  type AnyPgColumn,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { planKinds } from '#app/domain/results/annual-report-facts.ts'
import { directions, indicatorTypes, qualifiers } from '#app/domain/results/indicator.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'

export const pillars = pgTable(
  'pillars',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    key: text('key').notNull(),
    name: text('name').notNull(),
    sort: integer('sort').notNull(),
  },
  (table) => [unique('pillars_key').on(table.fundId, table.key)],
)

export const goals = pgTable('goals', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  pillarId: ref('pillar_id')
    .notNull()
    .references(() => pillars.id),
  text: text('text').notNull(),
  sort: integer('sort').notNull(),
})

export const programmeIndicators = pgTable(
  'programme_indicators',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    pillarId: ref('pillar_id').references(() => pillars.id),
    key: text('key').notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    type: text('type').notNull(),
    direction: text('direction').notNull().default('up'),
    subsetOfId: uuid('subset_of_id').references((): AnyPgColumn => programmeIndicators.id),
    /** The indicator whose figures are counted out of this one. */
    wholeOfId: uuid('whole_of_id').references((): AnyPgColumn => programmeIndicators.id),
    note: text('note'),
    /** Where the figures come from and who counts them, in words; null when nobody wrote it down. */
    source: text('source'),
    measuredBy: text('measured_by'),
    sort: integer('sort').notNull(),
  },
  (table) => [
    unique('programme_indicators_key').on(table.fundId, table.key),
    oneOf('programme_indicators_type', table.type, indicatorTypes),
    oneOf('programme_indicators_direction', table.direction, directions),
  ],
)

/** What the programme itself has published about an indicator: a measured figure of a period. */
export const programmeFigures = pgTable(
  'programme_figures',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    indicatorId: ref('indicator_id')
      .notNull()
      .references(() => programmeIndicators.id),
    period: text('period').notNull(),
    value: doublePrecision('value').notNull(),
    valueMax: doublePrecision('value_max'),
    denominator: doublePrecision('denominator'),
    qualifier: text('qualifier').notNull(),
    neighbourhoods: jsonb('neighbourhoods').$type<string[]>().notNull(),
    published: boolean('published').notNull().default(true),
    /** Where it stood before the programme began to work on it. */
    baseline: boolean('baseline').notNull().default(false),
    source: text('source').notNull(),
    quote: text('quote').notNull(),
    note: text('note'),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [oneOf('programme_figures_qualifier', table.qualifier, qualifiers)],
)

export const programmeTargets = pgTable('programme_targets', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  indicatorId: ref('indicator_id')
    .notNull()
    .references(() => programmeIndicators.id),
  period: text('period'),
  value: doublePrecision('value').notNull(),
  source: text('source').notNull(),
  quote: text('quote').notNull().default(''),
  recordedAt: at('recorded_at').notNull(),
})

/** What the programme wrote about a year: a focus, a plan of a pillar with what came of it, or a breakthrough. */
export const programmePlans = pgTable(
  'programme_plans',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    year: integer('year').notNull(),
    kind: text('kind').notNull(),
    pillarId: ref('pillar_id').references(() => pillars.id),
    label: text('label').notNull(),
    plan: text('plan').notNull(),
    execution: text('execution').notNull(),
    source: text('source').notNull(),
    sort: integer('sort').notNull(),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [
    oneOf('programme_plans_kind', table.kind, planKinds),
    index('programme_plans_year').on(table.fundId, table.year),
  ],
)
