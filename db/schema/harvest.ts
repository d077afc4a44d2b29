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
import { blockKinds } from '#app/domain/results/annual-report.ts'
import type { HarvestEdition } from '#app/domain/results/annual-report-edition.ts'
import type { SeenNumbers } from '#app/domain/results/annual-report-number.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { documents } from './grant.ts'
import { people } from './people.ts'

/**
 * The annual report of a year with what was known until its last day; after an approval the next one is a new version. One
 * that was taken away before it was approved keeps its row, with who did that and why.
 */
export const harvests = pgTable(
  'harvests',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    year: integer('year').notNull(),
    cutOff: day('cut_off').notNull(),
    version: integer('version').notNull(),
    startedBy: ref('started_by')
      .notNull()
      .references(() => people.id),
    startedAt: at('started_at').notNull(),
    removedBy: ref('removed_by').references(() => people.id),
    removedAt: at('removed_at'),
    removedReason: text('removed_reason'),
  },
  (table) => [
    uniqueIndex('harvests_version')
      .on(table.fundId, table.year, table.version)
      .where(sql`removed_at is null`),
    check('harvests_cut_off', sql`extract(year from cut_off) >= year`),
  ],
)

/** Each time a harvest was handed over for approval; given back or taken back it has who did that, and why. */
export const harvestOffers = pgTable(
  'harvest_offers',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    harvestId: ref('harvest_id')
      .notNull()
      .references(() => harvests.id),
    offeredBy: ref('offered_by')
      .notNull()
      .references(() => people.id),
    offeredAt: at('offered_at').notNull(),
    returnedBy: ref('returned_by').references(() => people.id),
    returnedAt: at('returned_at'),
    returnedReason: text('returned_reason'),
  },
  (table) => [
    index('harvest_offers_harvest').on(table.harvestId, table.offeredAt),
    uniqueIndex('harvest_offers_open').on(table.harvestId).where(sql`returned_at is null`),
  ],
)

/** A part of a harvest; its texts are rows of their own. Of an `erased` one no words are left. */
export const harvestBlocks = pgTable(
  'harvest_blocks',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    harvestId: ref('harvest_id')
      .notNull()
      .references(() => harvests.id),
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    pillar: text('pillar'),
    title: text('title'),
    indicators: jsonb('indicators').$type<string[]>().notNull(),
    erased: boolean('erased').notNull().default(false),
    sort: integer('sort').notNull(),
  },
  (table) => [
    unique('harvest_blocks_key').on(table.harvestId, table.key),
    oneOf('harvest_blocks_kind', table.kind, blockKinds),
  ],
)

/**
 * A text of a part with the numbers as its writer saw them; each saving is a new row, so that nothing is lost. Nobody
 * wrote the first one, unless it was taken over from an earlier version.
 */
export const harvestTexts = pgTable(
  'harvest_texts',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    blockId: ref('block_id')
      .notNull()
      .references(() => harvestBlocks.id),
    version: integer('version').notNull(),
    nl: text('nl').notNull(),
    en: text('en'),
    seen: jsonb('seen').$type<SeenNumbers>().notNull(),
    writtenBy: ref('written_by').references(() => people.id),
    writtenAt: at('written_at').notNull(),
  },
  (table) => [unique('harvest_texts_version').on(table.blockId, table.version)],
)

/** The approval that makes a harvest public: its texts and every value in it, as they stay. */
export const harvestApprovals = pgTable(
  'harvest_approvals',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    harvestId: ref('harvest_id')
      .notNull()
      .references(() => harvests.id),
    edition: jsonb('edition').$type<HarvestEdition>().notNull(),
    hash: text('hash').notNull(),
    approvedBy: ref('approved_by')
      .notNull()
      .references(() => people.id),
    approvedAt: at('approved_at').notNull(),
  },
  (table) => [unique('harvest_approvals_harvest').on(table.harvestId)],
)

/** An approved harvest in a language: its document, and the text to send in a newsletter. */
export const harvestPrints = pgTable(
  'harvest_prints',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    harvestId: ref('harvest_id')
      .notNull()
      .references(() => harvests.id),
    locale: text('locale').notNull(),
    newsletter: text('newsletter').notNull(),
    documentId: ref('document_id')
      .notNull()
      .references(() => documents.id),
    madeAt: at('made_at').notNull(),
  },
  (table) => [
    unique('harvest_prints_locale').on(table.harvestId, table.locale),
    oneOf('harvest_prints_locale_known', table.locale, ['nl', 'en']),
  ],
)
