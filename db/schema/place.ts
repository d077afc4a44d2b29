import { type AnyPgColumn, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, ref } from './columns.ts'
import { funds } from './fund.ts'

export const neighbourhoods = pgTable(
  'neighbourhoods',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    key: text('key').notNull(),
    name: text('name').notNull(),
    parentId: uuid('parent_id').references((): AnyPgColumn => neighbourhoods.id),
    sort: integer('sort').notNull(),
  },
  (table) => [unique('neighbourhoods_key').on(table.fundId, table.key)],
)

/** Who one can call: for one neighbourhood, or for the whole fund when `neighbourhood_id` is empty. */
export const contactPeople = pgTable('contact_people', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  neighbourhoodId: ref('neighbourhood_id').references(() => neighbourhoods.id),
  name: text('name').notNull(),
  role: text('role').notNull(),
  phone: text('phone').notNull(),
  hours: text('hours').notNull(),
  sort: integer('sort').notNull(),
})
