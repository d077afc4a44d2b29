import { sql } from 'drizzle-orm'
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { sendingWays } from '#app/domain/notification/when.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'

/** What happened, append-only. Each subject has its own chain: `hash` covers the event and the hash before it. */
export const events = pgTable(
  'events',
  {
    id: id(),
    number: bigserial('number', { mode: 'number' }).notNull(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    subjectKind: text('subject_kind').notNull(),
    subjectId: uuid('subject_id').notNull(),
    sequence: integer('sequence').notNull(),
    type: text('type').notNull(),
    actor: text('actor').notNull(),
    at: at('at').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    unique('events_chain').on(table.subjectKind, table.subjectId, table.sequence),
    index('events_number').on(table.number),
    index('events_fund').on(table.fundId, table.at),
  ],
)

/** Once a minute the whole log is sealed: the hash covers every event since the seal before. */
export const eventSeals = pgTable('event_seals', {
  number: bigserial('number', { mode: 'number' }).primaryKey(),
  upToEvent: integer('up_to_event').notNull(),
  events: integer('events').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
  sealedAt: at('sealed_at').notNull(),
})

/** The answer to a form that was already understood: the same operation never acts twice. */
export const operations = pgTable(
  'operations',
  {
    actor: text('actor').notNull(),
    operation: uuid('operation').notNull(),
    requestHash: text('request_hash').notNull(),
    answer: jsonb('answer').$type<Record<string, unknown>>(),
    at: at('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.operation] })],
)

/** The outbox: decided exactly once, delivered at least once under one Message-ID. */
export const outgoingMails = pgTable(
  'outgoing_mails',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    template: text('template').notNull(),
    recipient: text('recipient').notNull(),
    address: text('address'),
    locale: text('locale').notNull(),
    props: jsonb('props').$type<Record<string, string>>().notNull(),
    /** At once, after quiet hours, in a mail of the day, or only in the list on the site. */
    way: text('way').notNull().default('at-once'),
    /** From when it may go out; null is at once. */
    dueAt: at('due_at'),
    /** The mail of the day that carries it. */
    digestId: uuid('digest_id'),
    createdAt: at('created_at').notNull(),
    sentAt: at('sent_at'),
    failedAt: at('failed_at'),
    attempts: integer('attempts').notNull().default(0),
  },
  (table) => [
    unique('outgoing_mails_once').on(table.eventId, table.template, table.recipient),
    oneOf('outgoing_mails_way', table.way, sendingWays),
    index('outgoing_mails_waiting')
      .on(table.dueAt)
      .where(sql`${table.way} = 'digest' and ${table.digestId} is null`),
    index('outgoing_mails_digest').on(table.digestId).where(sql`${table.digestId} is not null`),
  ],
)

/** What the demo shows instead of sending; empty everywhere else. */
export const demoMails = pgTable('demo_mails', {
  mailId: uuid('mail_id')
    .primaryKey()
    .references(() => outgoingMails.id),
  address: text('address').notNull(),
  subject: text('subject').notNull(),
  html: text('html').notNull(),
  text: text('text').notNull(),
  shownAt: at('shown_at').notNull(),
})

/** Which kept text or bytes became NULL, and the event that says so; written by the owner's function `erase` alone. */
export const erasures = pgTable(
  'erasures',
  {
    eventId: uuid('event_id')
      .notNull()
      .references(() => events.id),
    what: text('what').notNull(),
    rowId: uuid('row_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.rowId] })],
)

/** What was told once and is not told again: a reminder of a kind about a subject. */
export const reminders = pgTable(
  'reminders',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    subjectId: ref('subject_id').notNull(),
    kind: text('kind').notNull(),
    sentAt: at('sent_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.subjectId, table.kind] })],
)
