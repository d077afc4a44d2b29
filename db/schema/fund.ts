import { integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at, day, id, money, oneOf, ref } from './columns.ts'

export const funds = pgTable(
  'funds',
  {
    id: id(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    legalName: text('legal_name').notNull(),
    seat: text('seat').notNull(),
    kvkNumber: text('kvk_number').notNull(),
    court: text('court').notNull(),
    referencePrefix: text('reference_prefix').notNull(),
    regime: text('regime').notNull().default('private'),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
    ceilingCents: money('ceiling_cents').notNull(),
    settings: jsonb('settings').notNull().default({}),
    vision: text('vision').notNull().default(''),
    mainAim: text('main_aim').notNull().default(''),
    example: text('example').notNull().default('no'),
    createdAt: at('created_at').notNull(),
  },
  (table) => [oneOf('funds_regime', table.regime, ['private', 'awb'])],
)

export const pots = pgTable(
  'pots',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    key: text('key').notNull(),
    name: text('name').notNull(),
    ceilingCents: money('ceiling_cents').notNull(),
    sort: integer('sort').notNull(),
  },
  (table) => [unique('pots_key').on(table.fundId, table.key)],
)

/** Ceilings of one year of decisions; a year without a row has no ceiling of its own. */
export const yearCeilings = pgTable(
  'year_ceilings',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    year: integer('year').notNull(),
    ceilingCents: money('ceiling_cents').notNull(),
  },
  (table) => [unique('year_ceilings_year').on(table.fundId, table.year)],
)

export const contributions = pgTable('contributions', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  potId: ref('pot_id').references(() => pots.id),
  donor: text('donor').notNull(),
  amountCents: money('amount_cents').notNull(),
  dueOn: day('due_on').notNull(),
  receivedOn: day('received_on'),
  recordedAt: at('recorded_at').notNull(),
})
