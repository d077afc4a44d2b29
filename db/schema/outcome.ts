import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { attestationStates } from '#app/domain/grant/attestation.ts'
import { residentAnswers } from '#app/domain/grant/resident-code.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { files } from './file.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'

/** So many results of a grant, said to be there by its initiative; the seed is what its sample was drawn with. */
export const outcomeAttestations = pgTable(
  'outcome_attestations',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    number: integer('number').notNull(),
    /** The tranche of whose moment it is: the first that was not paid when it was sent. */
    trancheId: text('tranche_id').notNull(),
    state: text('state').notNull(),
    count: integer('count').notNull(),
    text: text('text'),
    fileId: ref('file_id').references(() => files.id),
    sentBy: ref('sent_by')
      .notNull()
      .references(() => people.id),
    sentAt: at('sent_at').notNull(),
    seed: text('seed'),
    drawnBy: ref('drawn_by').references(() => people.id),
    drawnAt: at('drawn_at'),
    question: text('question'),
    judgedBy: ref('judged_by').references(() => people.id),
    judgedAt: at('judged_at'),
  },
  (table) => [
    unique('outcome_attestations_number').on(table.grantId, table.number),
    oneOf('outcome_attestations_state', table.state, attestationStates),
    check('outcome_attestations_count', sql`${table.count} > 0`),
    uniqueIndex('outcome_attestations_one_open').on(table.grantId).where(sql`state = 'sent'`),
  ],
)

/** One result that was drawn to be looked at, and what was found. */
export const outcomeSamples = pgTable(
  'outcome_samples',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    attestationId: ref('attestation_id')
      .notNull()
      .references(() => outcomeAttestations.id),
    place: integer('place').notNull(),
    confirmed: boolean('confirmed'),
    reason: text('reason'),
    lookedBy: ref('looked_by').references(() => people.id),
    lookedAt: at('looked_at'),
  },
  (table) => [primaryKey({ columns: [table.attestationId, table.place] })],
)

/** A print of codes with which residents say it themselves; taken back, none of them counts. */
export const residentCodeSets = pgTable(
  'resident_code_sets',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    count: integer('count').notNull(),
    expiresOn: day('expires_on').notNull(),
    madeBy: ref('made_by')
      .notNull()
      .references(() => people.id),
    madeAt: at('made_at').notNull(),
    voidedBy: ref('voided_by').references(() => people.id),
    voidedAt: at('voided_at'),
    voidReason: text('void_reason'),
  },
  (table) => [index('resident_code_sets_grant').on(table.grantId)],
)

/**
 * One code: only its hash is here, and what was said with it on which day. Nothing says who has it; the code itself follows
 * from the server's secret, so that a print can be made again.
 */
export const residentCodes = pgTable(
  'resident_codes',
  {
    codeHash: text('code_hash').primaryKey(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    setId: ref('set_id')
      .notNull()
      .references(() => residentCodeSets.id),
    answer: text('answer'),
    answeredOn: day('answered_on'),
  },
  (table) => [
    oneOf('resident_codes_answer', table.answer, residentAnswers),
    index('resident_codes_grant').on(table.grantId),
  ],
)
