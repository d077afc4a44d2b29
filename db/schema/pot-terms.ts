import { integer, jsonb, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import { at, ref } from './columns.ts'
import { funds, pots } from './fund.ts'
import { people } from './people.ts'

/** The usual terms of a pot, every version; rows are only added. A pot without one has the terms of the house. */
export const potTerms = pgTable(
  'pot_terms',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    potId: ref('pot_id')
      .notNull()
      .references(() => pots.id),
    version: integer('version').notNull(),
    terms: jsonb('terms').$type<Record<string, unknown>>().notNull(),
    changedBy: ref('changed_by')
      .notNull()
      .references(() => people.id),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.potId, table.version] })],
)
