import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { SettingValue } from '#app/domain/fund-setting.ts'
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
    before: jsonb('before').$type<SettingValue>(),
    after: jsonb('after').$type<SettingValue>(),
    changedBy: ref('changed_by')
      .notNull()
      .references(() => people.id),
    changedAt: at('changed_at').notNull(),
  },
  (table) => [index('setting_changes_name').on(table.fundId, table.name)],
)
