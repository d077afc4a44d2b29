import { sql } from 'drizzle-orm'
import {
  bigserial,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { OpenAtEnd } from '#app/domain/ledger/closing.ts'
import { type EntryKind, entryKinds, entryWeights } from '#app/domain/ledger.ts'
import { at, day, id, money, oneOf, ref } from './columns.ts'
import { funds, pots } from './fund.ts'
import { people } from './people.ts'

/**
 * The append-only ledger. A posting is one multi-row INSERT; its trigger locks the fund and judges cover and ceilings.
 * `weighs` says whether the posting is a decision (refused when it makes a date short) or a fact (always booked).
 */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    number: bigserial('number', { mode: 'number' }).primaryKey(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    postingId: uuid('posting_id').notNull(),
    weighs: text('weighs').notNull(),
    kind: text('kind').notNull(),
    on: day('on').notNull(),
    /** The day it falls on, when that one was closed: then `on` is the first open day. */
    trueOn: day('true_on'),
    coverCents: money('cover_cents').notNull(),
    potId: ref('pot_id').references(() => pots.id),
    roundId: ref('round_id'),
    grantId: ref('grant_id'),
    trancheId: text('tranche_id'),
    contributionId: ref('contribution_id'),
    decidedOn: date('decided_on', { mode: 'string' }),
    recordedAt: at('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [
    oneOf('ledger_entries_weighs', table.weighs, entryWeights),
    oneOf('ledger_entries_kind', table.kind, entryKinds),
    check('ledger_entries_true_on', sql`true_on < "on"`),
    index('ledger_entries_posting').on(table.postingId),
    index('ledger_entries_grant_day').on(table.grantId, table.on, table.number),
    index('ledger_entries_fund_day').on(table.fundId, table.on, table.number),
    index('ledger_entries_pot_day').on(table.potId, table.on, table.number),
    index('ledger_entries_kind_day').on(table.fundId, table.kind, table.on, table.number),
  ],
)

/** Sums per scope and day, kept by the ledger's trigger alone; the scope is the fund or one of its pots. */
export const coverDays = pgTable(
  'cover_days',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    scopeId: uuid('scope_id').notNull(),
    on: day('on').notNull(),
    cents: money('cents').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scopeId, table.on] })],
)

/** The same sums per kind of entry, kept by a trigger of their own: what positions and forecasts are read from. */
export const entryDays = pgTable(
  'entry_days',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    scopeId: uuid('scope_id').notNull(),
    on: day('on').notNull(),
    kind: text('kind').notNull(),
    cents: money('cents').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scopeId, table.on, table.kind] }),
    index('entry_days_fund').on(table.fundId, table.on, table.kind),
  ],
)

/** Open and paid commitments per ceiling (fund, pot, round, year of decision), kept by the same trigger. */
export const committedSums = pgTable(
  'committed_sums',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    scope: text('scope').notNull(),
    scopeId: text('scope_id').notNull(),
    cents: money('cents').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fundId, table.scope, table.scopeId] })],
)

/** A closed year: prepared by one, decided by another, for good. Its lines are counted, summed and hashed with it. */
export const closedPeriods = pgTable(
  'closed_periods',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    year: integer('year').notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    entries: integer('entries').notNull(),
    entriesHash: text('entries_hash').notNull(),
    sums: jsonb('sums').$type<{ kind: EntryKind; lines: number; cover: number }[]>().notNull(),
    open: jsonb('open').$type<OpenAtEnd>().notNull(),
    preparedBy: ref('prepared_by')
      .notNull()
      .references(() => people.id),
    preparedAt: at('prepared_at').notNull(),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
  },
  (table) => [
    unique('closed_periods_year').on(table.fundId, table.year),
    check('closed_periods_four_eyes', sql`decided_by is null or decided_by <> prepared_by`),
    check('closed_periods_decided', sql`(decided_by is null) = (decided_at is null)`),
  ],
)
