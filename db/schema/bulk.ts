import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { type BulkItem, bulkKinds } from '#app/domain/bulk.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/** What came of one of many: null when it was done, else why not. */
export type BulkOutcome = { id: string; reason: Record<string, unknown> | null }

/** One press for many things: what was chosen, when it happens, and what came of each. */
export const bulkActs = pgTable(
  'bulk_acts',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    kind: text('kind').notNull(),
    items: jsonb('items').$type<BulkItem[]>().notNull(),
    plannedBy: ref('planned_by')
      .notNull()
      .references(() => people.id),
    plannedAt: at('planned_at').notNull(),
    runsAt: at('runs_at').notNull(),
    stoppedBy: ref('stopped_by').references(() => people.id),
    stoppedAt: at('stopped_at'),
    ranAt: at('ran_at'),
    outcomes: jsonb('outcomes').$type<BulkOutcome[]>(),
  },
  (table) => [
    oneOf('bulk_acts_kind', table.kind, bulkKinds),
    index('bulk_acts_fund').on(table.fundId, table.plannedAt),
  ],
)
