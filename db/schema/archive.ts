import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { archiveOrigins } from '#app/domain/archive/kept.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/**
 * An archive of the whole fund: asked for and then made here, its bytes in the storage until they are taken away; or the one
 * that this instance was read from.
 */
export const fundArchives = pgTable(
  'fund_archives',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    origin: text('origin').notNull(),
    askedBy: ref('asked_by').references(() => people.id),
    askedAt: at('asked_at').notNull(),
    /** The moment that the archive shows. */
    madeAt: at('made_at'),
    size: bigint('size', { mode: 'number' }),
    sha256: text('sha256'),
    rows: integer('rows'),
    files: integer('files'),
    /** Files that a row names and the storage did not have, or not as they were kept. */
    missing: integer('missing'),
    removedAt: at('removed_at'),
  },
  (table) => [
    oneOf('fund_archives_origin', table.origin, archiveOrigins),
    check('fund_archives_made', sql`(made_at is null) = (sha256 is null)`),
    index('fund_archives_fund').on(table.fundId, table.askedAt),
  ],
)
