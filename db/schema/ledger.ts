import { bigserial, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { entryKinds, entryWeights } from '#app/domain/ledger.ts'
import { at, day, money, oneOf, ref } from './columns.ts'
import { funds, pots } from './fund.ts'

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
  (table) => [primaryKey({ columns: [table.scopeId, table.on, table.kind] })],
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
