import { index, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { bounceWays } from '#app/domain/notification/bounce.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { outgoingMails } from './log.ts'
import { people } from './people.ts'

/** A mail that did not reach its address for good: work for the manager until somebody says that it was solved. */
export const mailBounces = pgTable(
  'mail_bounces',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    mailId: ref('mail_id')
      .notNull()
      .references(() => outgoingMails.id),
    /** Whose account the address belongs to, when it is one of an account. */
    personId: ref('person_id').references(() => people.id),
    address: text('address').notNull(),
    /** Said while it was sent, or by a report that came later. */
    way: text('way').notNull(),
    /** The code of the other mail server, such as 5.1.1. */
    status: text('status'),
    bouncedAt: at('bounced_at').notNull(),
    solvedBy: ref('solved_by').references(() => people.id),
    solvedAt: at('solved_at'),
  },
  (table) => [
    unique('mail_bounces_once').on(table.mailId, table.address),
    oneOf('mail_bounces_way', table.way, bounceWays),
    index('mail_bounces_open').on(table.fundId, table.solvedAt),
  ],
)
