import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { holdOutcomes, holdReasons } from '#app/domain/grant/hold.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'

/** Payments that wait, of a whole grant or of one tranche: why, until when, and how it ended. One live hold of each. */
export const grantHolds = pgTable(
  'grant_holds',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    trancheId: text('tranche_id'),
    reason: text('reason').notNull(),
    explanation: text('explanation'),
    whatToDo: text('what_to_do'),
    heardOn: day('heard_on'),
    urgency: text('urgency'),
    fromOn: day('from_on').notNull(),
    untilOn: day('until_on').notNull(),
    heldBy: ref('held_by')
      .notNull()
      .references(() => people.id),
    heldAt: at('held_at').notNull(),
    outcome: text('outcome'),
    outcomeWords: text('outcome_words'),
    endedOn: day('ended_on'),
    endedBy: ref('ended_by').references(() => people.id),
    endedAt: at('ended_at'),
  },
  (table) => [
    oneOf('grant_holds_reason', table.reason, holdReasons),
    oneOf('grant_holds_outcome', table.outcome, holdOutcomes),
    index('grant_holds_grant').on(table.grantId),
    uniqueIndex('grant_holds_one_live')
      .on(table.grantId, sql`coalesce(tranche_id, '')`)
      .where(sql`ended_at is null`),
  ],
)
