import { bigserial, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { at, ref } from './columns.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'

/** What grants counted for one indicator of the programme, kept so that public pages need not read every measurement. */
export const keptResults = pgTable(
  'kept_results',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    component: text('component').notNull(),
    results: jsonb('results').notNull(),
    keptAt: at('kept_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fundId, table.component] })],
)

/** Counts of people of a grant that no public page shows. */
export const hiddenCounts = pgTable(
  'hidden_counts',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    component: text('component').notNull(),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    cell: text('cell').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fundId, table.cell] }),
    index('hidden_counts_grant').on(table.grantId),
    index('hidden_counts_component').on(table.fundId, table.component),
  ],
)

/**
 * Marks, written by triggers, that something was counted or agreed since results were kept. Only ever added and taken away
 * whole, so that a mark of a transaction that still runs is never lost.
 */
export const staleResults = pgTable(
  'stale_results',
  {
    number: bigserial('number', { mode: 'number' }).primaryKey(),
    fundId: ref('fund_id').notNull(),
    component: text('component').notNull(),
  },
  (table) => [index('stale_results_component').on(table.fundId, table.component)],
)
