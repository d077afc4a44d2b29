import { sql } from 'drizzle-orm'
import { check, index, pgTable, text } from 'drizzle-orm/pg-core'
import { at, day, id, money, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/** Two that are one undertaking, with who said so and why; it ends with a reason and stays on record. */
export const aidLinks = pgTable(
  'aid_links',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    one: text('one').notNull(),
    oneName: text('one_name').notNull(),
    other: text('other').notNull(),
    otherName: text('other_name').notNull(),
    reason: text('reason').notNull(),
    linkedBy: ref('linked_by')
      .notNull()
      .references(() => people.id),
    linkedAt: at('linked_at').notNull(),
    endedBy: ref('ended_by').references(() => people.id),
    endedAt: at('ended_at'),
    endedReason: text('ended_reason'),
  },
  (table) => [index('aid_links_fund').on(table.fundId), check('aid_links_two', sql`one <> other`)],
)

/** Aid of another giver that no proposal told: to somebody linked, or found later.. */
export const recordedAid = pgTable(
  'recorded_aid',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    undertaking: text('undertaking').notNull(),
    name: text('name').notNull(),
    giver: text('giver').notNull(),
    on: day('on').notNull(),
    cents: money('cents').notNull(),
    regulation: text('regulation'),
    source: text('source').notNull(),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [index('recorded_aid_fund').on(table.fundId), check('recorded_aid_cents', sql`cents > 0`)],
)
