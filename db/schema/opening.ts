import { index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { openedThings, openingSides } from '#app/domain/opening.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { proposals } from './proposal.ts'

/** Who of the fund opened what others wrote: once for a person, a row and a day. It goes with a draft that is thrown away. */
export const openings = pgTable(
  'openings',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    what: text('what').notNull(),
    rowId: ref('row_id').notNull(),
    side: text('side').notNull(),
    on: day('on').notNull(),
    openedAt: at('opened_at').notNull(),
  },
  (table) => [
    oneOf('openings_what', table.what, openedThings),
    oneOf('openings_side', table.side, openingSides),
    unique('openings_once').on(table.personId, table.what, table.rowId, table.on),
    index('openings_fund').on(table.fundId, table.openedAt),
    index('openings_proposal').on(table.proposalId, table.openedAt),
  ],
)
