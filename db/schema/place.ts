import { type AnyPgColumn, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { at, bytes, id, ref } from './columns.ts'
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

/** The photo of somebody one can call, written anew and small; its bytes go when it is replaced. */
export const contactPhotos = pgTable('contact_photos', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  bytes: bytes('bytes'),
  keptAt: at('kept_at').notNull(),
})

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
  /** The house where one can walk in, in words; null without one. */
  house: text('house'),
  photoId: ref('photo_id').references((): AnyPgColumn => contactPhotos.id),
  sort: integer('sort').notNull(),
})
