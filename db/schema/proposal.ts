import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { proposalSources } from '#app/domain/proposal/source.ts'
import { proposalStates } from '#app/domain/proposal/state.ts'
import { at, day, id, money, oneOf, ref, searchWords } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { batches, rounds } from './round.ts'

export const initiatives = pgTable('initiatives', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  name: text('name').notNull(),
  example: boolean('example').notNull().default(false),
  createdAt: at('created_at').notNull(),
})

export const memberships = pgTable(
  'memberships',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    initiativeId: ref('initiative_id')
      .notNull()
      .references(() => initiatives.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    relation: text('relation').notNull(),
    /** Writes with or for a group that is not their own; recorded with what they send. */
    helper: boolean('helper').notNull().default(false),
    since: at('since').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.initiativeId, table.personId] }),
    oneOf('memberships_relation', table.relation, ['owner', 'editor', 'reader']),
    index('memberships_person').on(table.personId),
  ],
)

export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    roundId: ref('round_id')
      .notNull()
      .references(() => rounds.id),
    batchId: ref('batch_id').references(() => batches.id),
    initiativeId: ref('initiative_id')
      .notNull()
      .references(() => initiatives.id),
    /** Hash of the anonymous session that owns the draft until somebody signs in. */
    sessionHash: text('session_hash'),
    state: text('state').notNull().default('draft'),
    reference: text('reference'),
    eligibility: jsonb('eligibility').$type<Record<string, string>>().notNull().default({}),
    title: text('title').notNull().default(''),
    summary: text('summary').notNull().default(''),
    applicantName: text('applicant_name').notNull().default(''),
    partners: jsonb('partners').$type<string[]>().notNull().default([]),
    neighbourhoods: jsonb('neighbourhoods').$type<string[]>().notNull().default([]),
    pillars: jsonb('pillars').$type<string[]>().notNull().default([]),
    amountAskedCents: money('amount_asked_cents'),
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
    createdAt: at('created_at').notNull(),
    changedAt: at('changed_at').notNull(),
    submittedAt: at('submitted_at'),
    decisionDue: day('decision_due'),
    /** How it came in: typed here, or from paper by the fund. */
    source: text('source').notNull().default('portal'),
    /** The small start that this proposal grew from. */
    grownFrom: ref('grown_from').references((): AnyPgColumn => proposals.id),
    /** Since when the fund may read the draft, because its writers asked for help. */
    helpAskedAt: at('help_asked_at'),
    /** The last day to send after the round closed, when the fund opened it once more. */
    reopenedUntil: day('reopened_until'),
    withdrawnReason: text('withdrawn_reason'),
    /** The words of the frozen copy, stemmed; what the fund searches in. */
    search: searchWords('search'),
  },
  (table) => [
    oneOf('proposals_state', table.state, proposalStates),
    oneOf('proposals_source', table.source, proposalSources),
    index('proposals_search').using('gin', table.search),
    index('proposals_newest').on(table.fundId, table.submittedAt.desc(), table.id.desc()),
    unique('proposals_reference').on(table.fundId, table.reference),
    index('proposals_work')
      .on(table.fundId, table.state, table.changedAt)
      .where(sql`state in ('draft', 'submitted', 'returned', 'awaiting-decision')`),
    index('proposals_round').on(table.roundId, table.state),
    index('proposals_initiative').on(table.initiativeId),
    index('proposals_batch').on(table.batchId),
  ],
)

/** The number in a reference (WF-2026-0042), counted per fund and year. */
export const referenceCounters = pgTable(
  'reference_counters',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [primaryKey({ columns: [table.fundId, table.year] })],
)

/** One row per saved version of a section; the highest version counts, earlier ones are kept. */
export const proposalSections = pgTable(
  'proposal_sections',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    section: text('section').notNull(),
    version: integer('version').notNull(),
    answers: jsonb('answers').$type<Record<string, unknown>>(),
    done: boolean('done').notNull().default(false),
    savedBy: ref('saved_by').references(() => people.id),
    savedAt: at('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.section, table.version] })],
)

/** The frozen copy that alone is reviewed and contracted; nothing changes it but erasure. */
export const submissions = pgTable(
  'submissions',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    number: integer('number').notNull(),
    document: jsonb('document').$type<Record<string, unknown>>(),
    documentHash: text('document_hash').notNull(),
    formVersion: integer('form_version').notNull(),
    declaration: jsonb('declaration').$type<Record<string, unknown>>().notNull(),
    locale: text('locale').notNull(),
    submittedBy: ref('submitted_by')
      .notNull()
      .references(() => people.id),
    submittedAt: at('submitted_at').notNull(),
  },
  (table) => [unique('submissions_number').on(table.proposalId, table.number)],
)

/** A question at the first check; while it is open the eight-week clock stands still. */
export const screeningQuestions = pgTable(
  'screening_questions',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    section: text('section').notNull(),
    text: text('text').notNull(),
    dueOn: day('due_on').notNull(),
    askedBy: ref('asked_by')
      .notNull()
      .references(() => people.id),
    askedAt: at('asked_at').notNull(),
    answeredAt: at('answered_at'),
  },
  (table) => [
    index('screening_questions_proposal').on(table.proposalId),
    index('screening_questions_open').on(table.fundId, table.dueOn).where(sql`answered_at is null`),
  ],
)
