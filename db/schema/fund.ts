import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
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
    /** The day on which it was closed for good: nothing is awarded from then on. */
    closedOn: day('closed_on'),
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

/** Who gives money to the fund. */
export const donors = pgTable(
  'donors',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    name: text('name').notNull(),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [unique('donors_name').on(table.fundId, table.name)],
)

/** What a donor signed for: for a pot, which binds it, or for the fund as a whole. What came in of it are its receipts. */
export const contributions = pgTable(
  'contributions',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    donorId: ref('donor_id')
      .notNull()
      .references(() => donors.id),
    potId: ref('pot_id').references(() => pots.id),
    amountCents: money('amount_cents').notNull(),
    dueOn: day('due_on').notNull(),
    acceptedShareBp: integer('accepted_share_bp').notNull(),
    /** The letter or the agreement in which the donor says so. */
    source: text('source'),
    withdrawnOn: day('withdrawn_on'),
    withdrawnReason: text('withdrawn_reason'),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [
    index('contributions_donor').on(table.donorId),
    check('contributions_amount', sql`${table.amountCents} > 0`),
    check('contributions_share', sql`${table.acceptedShareBp} between 0 and 10000`),
  ],
)

/** Money of a donor as the bank showed it. */
export const contributionReceipts = pgTable(
  'contribution_receipts',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    contributionId: ref('contribution_id')
      .notNull()
      .references(() => contributions.id),
    cents: money('cents').notNull(),
    valueOn: day('value_on').notNull(),
    bookedBy: text('booked_by').notNull(),
    bookedAt: at('booked_at').notNull(),
  },
  (table) => [
    index('contribution_receipts_contribution').on(table.contributionId),
    check('contribution_receipts_cents', sql`${table.cents} > 0`),
  ],
)
