import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { viewPages } from '#app/domain/saved-view.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/** What somebody set a list to, under a name of their own; a shared one is offered to the whole office. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    page: text('page').notNull(),
    name: text('name').notNull(),
    search: text('search').notNull(),
    shared: boolean('shared').notNull(),
    savedAt: at('saved_at').notNull(),
  },
  (table) => [
    oneOf('saved_views_page', table.page, viewPages),
    unique('saved_views_name').on(table.personId, table.page, table.name),
    index('saved_views_shared').on(table.fundId).where(sql`shared`),
  ],
)
