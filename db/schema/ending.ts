import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { endingGrounds, endingSides, endingStates } from '#app/domain/grant/ending.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'

/** An agreement that ends before its day: by whom, why, and what was its last day. One open ending of each grant. */
export const grantEndings = pgTable(
  'grant_endings',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    side: text('side').notNull(),
    state: text('state').notNull(),
    ground: text('ground').notNull(),
    explanation: text('explanation'),
    learned: text('learned'),
    heardOn: day('heard_on'),
    lastDay: day('last_day').notNull(),
    preparedBy: ref('prepared_by')
      .notNull()
      .references(() => people.id),
    preparedAt: at('prepared_at').notNull(),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
    endedAt: at('ended_at'),
    returnedBy: ref('returned_by').references(() => people.id),
    returnReason: text('return_reason'),
  },
  (table) => [
    oneOf('grant_endings_side', table.side, endingSides),
    oneOf('grant_endings_state', table.state, endingStates),
    oneOf('grant_endings_ground', table.ground, endingGrounds),
    index('grant_endings_grant').on(table.grantId),
    uniqueIndex('grant_endings_one_open').on(table.grantId).where(sql`state in ('prepared', 'announced')`),
  ],
)
