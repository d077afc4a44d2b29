import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { at, id, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/** A request that somebody who lost their second lock gets a new one, until another person confirms or ends it. */
export const factorResets = pgTable(
  'factor_resets',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    reason: text('reason').notNull(),
    askedBy: ref('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: at('asked_at').notNull(),
    confirmedBy: ref('confirmed_by').references(() => people.id),
    confirmedAt: at('confirmed_at'),
    endedBy: ref('ended_by').references(() => people.id),
    endedAt: at('ended_at'),
  },
  (table) => [index('factor_resets_fund').on(table.fundId, table.askedAt)],
)
