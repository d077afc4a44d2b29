import { sql } from 'drizzle-orm'
import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { proposals } from './proposal.ts'

/** One thread per proposal between its writers and the fund. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    side: text('side').notNull(),
    author: ref('author')
      .notNull()
      .references(() => people.id),
    text: text('text'),
    sentAt: at('sent_at').notNull(),
    readAt: at('read_at'),
  },
  (table) => [
    oneOf('messages_side', table.side, ['applicant', 'fund']),
    index('messages_proposal').on(table.proposalId, table.sentAt),
    index('messages_unread')
      .on(table.fundId, table.sentAt)
      .where(sql`side = 'applicant' and read_at is null`),
  ],
)

/** Somebody who wants to be called back. */
export const callBacks = pgTable(
  'call_backs',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    email: text('email'),
    neighbourhood: text('neighbourhood'),
    times: text('times'),
    about: text('about'),
    locale: text('locale').notNull(),
    askedAt: at('asked_at').notNull(),
    calledBy: ref('called_by').references(() => people.id),
    calledAt: at('called_at'),
  },
  (table) => [index('call_backs_fund').on(table.fundId, table.askedAt)],
)
