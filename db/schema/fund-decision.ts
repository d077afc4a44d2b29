import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { fundDecisionKinds } from '#app/domain/ledger/fund-decision.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/** A transfer between pots or another ceiling: prepared by one, then taken or given back by another, with a reason. */
export const fundDecisions = pgTable(
  'fund_decisions',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    kind: text('kind').notNull(),
    data: jsonb('data').notNull(),
    reason: text('reason').notNull(),
    preparedBy: ref('prepared_by')
      .notNull()
      .references(() => people.id),
    preparedAt: at('prepared_at').notNull(),
    takenBy: ref('taken_by').references(() => people.id),
    takenAt: at('taken_at'),
    returnedBy: ref('returned_by').references(() => people.id),
    returnedAt: at('returned_at'),
    returnedReason: text('returned_reason'),
  },
  (table) => [
    oneOf('fund_decisions_kind', table.kind, fundDecisionKinds),
    index('fund_decisions_newest').on(table.fundId, table.preparedAt),
  ],
)
