import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { pastAidAnswers } from '#app/domain/past/aid.ts'
import { pastBatchStates } from '#app/domain/past/batch-state.ts'
import { pastKinds } from '#app/domain/past/fields.ts'
import type { Mapping } from '#app/domain/past/mapping.ts'
import { qualifiers } from '#app/domain/results/indicator.ts'
import { at, day, id, money, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/**
 * A file with the past of a fund: brought, then taken over whole, and perhaps undone whole. Its bytes lie in the storage under
 * `storageKey` until then, a day at most; its name, its hash, what its columns were and what came of it stay.
 */
export const pastBatches = pgTable(
  'past_batches',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    state: text('state').notNull(),
    fileName: text('file_name').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    storageKey: text('storage_key').notNull(),
    /** The sheet that is read, by its name; empty for a CSV. */
    sheet: text('sheet'),
    kind: text('kind'),
    /** The headings as one text, and the field of each column. */
    heads: text('heads'),
    mapping: jsonb('mapping').$type<Mapping>(),
    /** Whether the money of lines that do not say so themselves was state aid; null when nobody knows. */
    aid: text('aid'),
    /** Is what it brought told to everybody? */
    shown: boolean('shown').notNull().default(false),
    uploadedBy: ref('uploaded_by')
      .notNull()
      .references(() => people.id),
    uploadedAt: at('uploaded_at').notNull(),
    takenBy: ref('taken_by').references(() => people.id),
    takenAt: at('taken_at'),
    lines: integer('lines'),
    moneyCents: money('money_cents'),
    undoneBy: ref('undone_by').references(() => people.id),
    undoneAt: at('undone_at'),
    undoneReason: text('undone_reason'),
  },
  (table) => [
    oneOf('past_batches_state', table.state, pastBatchStates),
    oneOf('past_batches_kind', table.kind, pastKinds),
    oneOf('past_batches_aid', table.aid, pastAidAnswers),
    check('past_batches_shown', sql`not shown or state = 'taken'`),
    check('past_batches_taken', sql`(taken_at is null) = (state = 'brought')`),
    check('past_batches_undone', sql`(undone_at is null) = (state <> 'undone')`),
    index('past_batches_fund').on(table.fundId, table.uploadedAt),
    uniqueIndex('past_batches_once')
      .on(table.fundId, table.sha256, table.sheet, table.kind)
      .where(sql`state = 'taken'`),
  ],
)

const fromBatch = () => ({
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  batchId: ref('batch_id')
    .notNull()
    .references(() => pastBatches.id),
  /** The line of the file. */
  line: integer('line').notNull(),
  /** What the row is known by, so that it does not come in twice. */
  key: text('key').notNull(),
})

/** An organisation that the fund knew before; nobody who works there. */
export const pastOrganisations = pgTable(
  'past_organisations',
  {
    ...fromBatch(),
    name: text('name').notNull(),
    kvk: text('kvk'),
    legalForm: text('legal_form'),
    postcode: text('postcode'),
    place: text('place'),
    website: text('website'),
  },
  (table) => [unique('past_organisations_key').on(table.fundId, table.key)],
)

/**
 * A grant from before Dichtbij: it has no submission, no terms and no place in the ledger, and counts in no figure of today but
 * that of state aid. After erasure its words are empty.
 */
export const pastGrants = pgTable(
  'past_grants',
  {
    ...fromBatch(),
    reference: text('reference').notNull(),
    title: text('title').notNull(),
    grantee: text('grantee').notNull(),
    kvk: text('kvk'),
    amountCents: money('amount_cents').notNull(),
    awardedOn: day('awarded_on').notNull(),
    startsOn: day('starts_on'),
    endsOn: day('ends_on'),
    neighbourhood: text('neighbourhood'),
    theme: text('theme'),
    summary: text('summary'),
    /** Was it state aid? Null when nobody knows. */
    stateAid: boolean('state_aid'),
  },
  (table) => [
    unique('past_grants_key').on(table.fundId, table.key),
    unique('past_grants_fund').on(table.fundId, table.id),
    check('past_grants_amount', sql`amount_cents > 0`),
    index('past_grants_kvk').on(table.fundId, table.kvk),
    index('past_grants_awarded').on(table.fundId, table.awardedOn),
  ],
)

/** What was paid on it then; less than nothing is what came back. */
export const pastPayments = pgTable(
  'past_payments',
  {
    ...fromBatch(),
    grantId: ref('grant_id').notNull(),
    reference: text('reference'),
    amountCents: money('amount_cents').notNull(),
    paidOn: day('paid_on').notNull(),
  },
  (table) => [
    unique('past_payments_key').on(table.fundId, table.key),
    foreignKey({
      name: 'past_payments_grant',
      columns: [table.fundId, table.grantId],
      foreignColumns: [pastGrants.fundId, pastGrants.id],
    }),
    index('past_payments_of_grant').on(table.grantId),
    check('past_payments_amount', sql`amount_cents <> 0`),
  ],
)

/** What it changed, as it was written down then, in words of its own: it is no measurement of an indicator of today. */
export const pastResults = pgTable(
  'past_results',
  {
    ...fromBatch(),
    grantId: ref('grant_id').notNull(),
    indicator: text('indicator').notNull(),
    value: doublePrecision('value').notNull(),
    valueMax: doublePrecision('value_max'),
    qualifier: text('qualifier').notNull(),
    unit: text('unit'),
    measuredOn: day('measured_on').notNull(),
    source: text('source'),
  },
  (table) => [
    unique('past_results_key').on(table.fundId, table.key),
    oneOf('past_results_qualifier', table.qualifier, qualifiers),
    foreignKey({
      name: 'past_results_grant',
      columns: [table.fundId, table.grantId],
      foreignColumns: [pastGrants.fundId, pastGrants.id],
    }),
    index('past_results_of_grant').on(table.grantId),
  ],
)
