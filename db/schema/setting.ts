import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { at, id, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/** What a fund chose before and after, and who did it: a row per change, never altered. */
export const settingChanges = pgTable(
  'setting_changes',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    name: text('name').notNull(),
    /** As JSON, so that a text of digits stays a text. */
    before: text('before').notNull(),
    after: text('after').notNull(),
    changedBy: ref('changed_by')
      .notNull()
      .references(() => people.id),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [index('setting_changes_name').on(table.fundId, table.name)],
)
