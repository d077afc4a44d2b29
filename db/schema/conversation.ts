import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { putWays } from '#app/domain/near/aside-mail.ts'
import { asideReasons } from '#app/domain/near/received-mail.ts'
import { messageWays } from '#app/domain/proposal/conversation.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { files } from './file.ts'
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
    way: text('way').notNull().default('site'),
    /** Files that came with its mail and that could not be taken. */
    refusedFiles: integer('refused_files').notNull().default(0),
    sentAt: at('sent_at').notNull(),
    readAt: at('read_at'),
  },
  (table) => [
    oneOf('messages_side', table.side, ['applicant', 'fund']),
    oneOf('messages_way', table.way, messageWays),
    index('messages_proposal').on(table.proposalId, table.sentAt),
    index('messages_unread')
      .on(table.fundId, table.sentAt)
      .where(sql`side = 'applicant' and read_at is null`),
  ],
)

/** The files that came with a message. */
export const messageFiles = pgTable(
  'message_files',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    messageId: ref('message_id')
      .notNull()
      .references(() => messages.id),
    fileId: ref('file_id')
      .notNull()
      .references(() => files.id),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.fileId] }),
    index('message_files_file').on(table.fileId),
  ],
)

/** The addresses at which a person answers in a thread by mail, by the hash of their token: it signs nobody in. */
export const replyAddresses = pgTable(
  'reply_addresses',
  {
    tokenHash: text('token_hash').primaryKey(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    madeAt: at('made_at').notNull(),
  },
  (table) => [index('reply_addresses_person').on(table.personId)],
)

/** A mail that came at such an address: the message that it became, or what is kept aside for the fund. */
export const receivedMails = pgTable(
  'received_mails',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    /** Whose address it came at. */
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    /** The hash of its Message-ID, or of all of it: the same mail acts once in a thread. */
    mailHash: text('mail_hash').notNull(),
    messageId: ref('message_id').references(() => messages.id),
    asideBecause: text('aside_because'),
    sender: text('sender'),
    words: text('words'),
    /** Whether its words went on behind what is kept of them. */
    wordsCut: boolean('words_cut').notNull().default(false),
    files: integer('files').notNull(),
    /** Of a mail that was kept aside: files that could not be taken. */
    refusedFiles: integer('refused_files').notNull().default(0),
    receivedAt: at('received_at').notNull(),
    handledBy: ref('handled_by').references(() => people.id),
    handledAt: at('handled_at'),
    /** How what was kept aside was put in the thread, if it was. */
    putAs: text('put_as'),
  },
  (table) => [
    oneOf('received_mails_aside', table.asideBecause, asideReasons),
    oneOf('received_mails_put', table.putAs, putWays),
    unique('received_mails_once').on(table.proposalId, table.mailHash),
    index('received_mails_message').on(table.messageId),
    index('received_mails_aside_open')
      .on(table.fundId, table.receivedAt)
      .where(sql`aside_because is not null and handled_at is null`),
  ],
)

/** The files that came with a mail that is kept aside. Nobody outside the office sees them until a message names them too. */
export const asideMailFiles = pgTable(
  'aside_mail_files',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    mailId: ref('mail_id')
      .notNull()
      .references(() => receivedMails.id),
    fileId: ref('file_id')
      .notNull()
      .references(() => files.id),
  },
  (table) => [
    primaryKey({ columns: [table.mailId, table.fileId] }),
    index('aside_mail_files_file').on(table.fileId),
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
