import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { termsVersionStates } from '#app/domain/grant/agreement.ts'
import type { Condition } from '#app/domain/grant/condition.ts'
import { grantStates } from '#app/domain/grant/grant.ts'
import { at, bytes, day, id, money, oneOf, ref } from './columns.ts'
import { funds, pots } from './fund.ts'
import { decisions } from './panel.ts'
import { people } from './people.ts'
import { contactPeople } from './place.ts'
import { initiatives, proposals, submissions } from './proposal.ts'
import { rounds } from './round.ts'

export const grants = pgTable(
  'grants',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    potId: ref('pot_id')
      .notNull()
      .references(() => pots.id),
    roundId: ref('round_id')
      .notNull()
      .references(() => rounds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    submissionId: ref('submission_id')
      .notNull()
      .references(() => submissions.id),
    decisionId: ref('decision_id')
      .notNull()
      .references(() => decisions.id),
    initiativeId: ref('initiative_id')
      .notNull()
      .references(() => initiatives.id),
    reference: text('reference').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull(),
    neighbourhoods: jsonb('neighbourhoods').$type<string[]>().notNull(),
    pillars: jsonb('pillars').$type<string[]>().notNull(),
    amountCents: money('amount_cents').notNull(),
    startsOn: day('starts_on').notNull(),
    endsOn: day('ends_on').notNull(),
    state: text('state').notNull().default('agreeing'),
    awardedAt: at('awarded_at').notNull(),
    /** When the initiative was last heard; kept by triggers alone. */
    heardAt: at('heard_at').notNull().default(sql`'-infinity'`),
    /** Who keeps in touch, and the days after which they call; null for who is near, and for the days of the fund. */
    contactId: ref('contact_id').references(() => contactPeople.id, { onDelete: 'set null' }),
    contactRhythmDays: integer('contact_rhythm_days'),
    /** Does the initiative get a kind mail before a milestone or a long silence? */
    kindMails: boolean('kind_mails').notNull().default(true),
  },
  (table) => [
    unique('grants_decision').on(table.decisionId),
    unique('grants_reference').on(table.fundId, table.reference),
    oneOf('grants_state', table.state, grantStates),
    index('grants_proposal').on(table.proposalId),
    index('grants_state').on(table.fundId, table.state),
    index('grants_quiet')
      .on(table.fundId, table.heardAt, table.id)
      .where(sql`state in ('running', 'on-hold') and contact_rhythm_days is null`),
    index('grants_quiet_own')
      .on(table.fundId, table.heardAt, table.contactRhythmDays, table.id)
      .where(sql`state in ('running', 'on-hold') and contact_rhythm_days is not null`),
  ],
)

/** Bytes that left the house; they may become NULL through erasure, the hash stays. */
export const documents = pgTable('documents', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  kind: text('kind').notNull(),
  fileName: text('file_name').notNull(),
  mediaType: text('media_type').notNull(),
  bytes: bytes('bytes'),
  sha256: text('sha256').notNull(),
  pages: integer('pages').notNull(),
  renderer: text('renderer').notNull(),
  createdAt: at('created_at').notNull(),
})

export const termsVersions = pgTable(
  'terms_versions',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    version: integer('version').notNull(),
    state: text('state').notNull(),
    terms: jsonb('terms').$type<Record<string, unknown>>().notNull(),
    clauses: jsonb('clauses').$type<Record<string, unknown>[]>().notNull(),
    templateVersion: text('template_version'),
    locale: text('locale').notNull(),
    termsHash: text('terms_hash'),
    documentId: ref('document_id').references(() => documents.id),
    executedDocumentId: ref('executed_document_id').references(() => documents.id),
    effectiveFrom: day('effective_from'),
    draftedBy: ref('drafted_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
    preparedAt: at('prepared_at'),
    offeredAt: at('offered_at'),
    offerExpires: day('offer_expires'),
    inForceAt: at('in_force_at'),
    endedAt: at('ended_at'),
  },
  (table) => [
    unique('terms_versions_number').on(table.grantId, table.version),
    oneOf('terms_versions_state', table.state, termsVersionStates),
    uniqueIndex('terms_versions_one_in_force').on(table.grantId).where(sql`state = 'in-force'`),
  ],
)

/** A signature by hand under the printed offer, with its scan: recorded by one person, confirmed by another. */
export const paperSignings = pgTable(
  'paper_signings',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    termsVersionId: ref('terms_version_id')
      .notNull()
      .references(() => termsVersions.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    typedName: text('typed_name').notNull(),
    capacity: text('capacity').notNull(),
    signedOn: day('signed_on').notNull(),
    fileId: ref('file_id').notNull(),
    scanSha256: text('scan_sha256').notNull(),
    fileSha256: text('file_sha256').notNull(),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
    confirmedBy: ref('confirmed_by').references(() => people.id),
    confirmedAt: at('confirmed_at'),
    rejectedAt: at('rejected_at'),
  },
  (table) => [
    index('paper_signings_version').on(table.termsVersionId),
    check('paper_signings_four_eyes', sql`confirmed_by is null or confirmed_by <> recorded_by`),
  ],
)

export const signatures = pgTable(
  'signatures',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    termsVersionId: ref('terms_version_id')
      .notNull()
      .references(() => termsVersions.id),
    side: text('side').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    typedName: text('typed_name').notNull(),
    capacity: text('capacity').notNull(),
    fileSha256: text('file_sha256').notNull(),
    /** The code that was typed; a signature on paper has none. */
    codeRequestId: ref('code_request_id'),
    paperSigningId: ref('paper_signing_id').references(() => paperSignings.id),
    signedAt: at('signed_at').notNull(),
  },
  (table) => [
    unique('signatures_person').on(table.termsVersionId, table.personId),
    oneOf('signatures_side', table.side, ['grantee', 'fund']),
    check('signatures_code_or_paper', sql`(code_request_id is null) <> (paper_signing_id is null)`),
  ],
)

/** The plan: a projection of the terms in force, rebuilt whole by the command that changes them. */
export const milestones = pgTable(
  'milestones',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    id: text('id').notNull(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    dueOn: day('due_on').notNull(),
    evidence: text('evidence').notNull(),
  },
  (table) => [primaryKey({ columns: [table.grantId, table.id] })],
)

export const tranches = pgTable(
  'tranches',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    id: text('id').notNull(),
    number: integer('number').notNull(),
    amountCents: money('amount_cents').notNull(),
    plannedOn: day('planned_on').notNull(),
    condition: jsonb('condition').$type<Condition>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.grantId, table.id] }),
    index('tranches_planned').on(table.fundId, table.plannedOn),
  ],
)

export const reportMoments = pgTable(
  'report_moments',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    id: text('id').notNull(),
    title: text('title').notNull(),
    dueOn: day('due_on').notNull(),
    milestones: jsonb('milestones').$type<string[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.grantId, table.id] }),
    index('report_moments_due').on(table.fundId, table.dueOn),
  ],
)

export const grantIndicators = pgTable(
  'grant_indicators',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    id: text('id').notNull(),
    place: integer('place').notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    type: text('type').notNull(),
    direction: text('direction').notNull(),
    baseline: integer('baseline'),
    baselineOn: day('baseline_on'),
    noBaselineReason: text('no_baseline_reason'),
    target: integer('target').notNull(),
    targetOn: day('target_on').notNull(),
    source: text('source').notNull(),
    programmeIndicatorKey: text('programme_indicator_key'),
    shareBp: integer('share_bp').notNull(),
    neighbourhood: text('neighbourhood'),
  },
  (table) => [
    primaryKey({ columns: [table.grantId, table.id] }),
    index('grant_indicators_programme').on(table.fundId, table.programmeIndicatorKey),
  ],
)

/** Facts about the plan, keyed by its stable ids. */
export const milestoneAcceptances = pgTable(
  'milestone_acceptances',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    milestoneId: text('milestone_id').notNull(),
    reportId: ref('report_id'),
    evidenceId: ref('evidence_id'),
    acceptedBy: ref('accepted_by')
      .notNull()
      .references(() => people.id),
    acceptedAt: at('accepted_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.grantId, table.milestoneId] })],
)

export const confirmations = pgTable('confirmations', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  grantId: ref('grant_id')
    .notNull()
    .references(() => grants.id),
  role: text('role').notNull(),
  text: text('text').notNull(),
  confirmedBy: ref('confirmed_by')
    .notNull()
    .references(() => people.id),
  confirmedAt: at('confirmed_at').notNull(),
})

/** A release is the act of two people; `paid` comes when the bank or a person confirms it. One live release a tranche. */
export const releases = pgTable(
  'releases',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    trancheId: text('tranche_id').notNull(),
    amountCents: money('amount_cents').notNull(),
    iban: text('iban').notNull(),
    accountHolder: text('account_holder').notNull(),
    preparedBy: ref('prepared_by')
      .notNull()
      .references(() => people.id),
    preparedAt: at('prepared_at').notNull(),
    approvedBy: ref('approved_by').references(() => people.id),
    approvedAt: at('approved_at'),
    /** When it went into a file for the bank; empty again when the bank took none of that file. */
    filedAt: at('filed_at'),
    paidOn: day('paid_on'),
    paidBy: ref('paid_by').references(() => people.id),
    paidAt: at('paid_at'),
    /** The money came back, on the bank's day and with its code; a payment made anew is another release. */
    failedAt: at('failed_at'),
    returnedOn: day('returned_on'),
    failedReason: text('failed_reason'),
    cancelledAt: at('cancelled_at'),
    /** Who took it back, and why; empty when it fell away with its grant. */
    takenBackBy: ref('taken_back_by').references(() => people.id),
    takeBackReason: text('take_back_reason'),
  },
  (table) => [
    uniqueIndex('releases_one_live')
      .on(table.grantId, table.trancheId)
      .where(sql`cancelled_at is null and failed_at is null`),
    index('releases_iban').on(table.fundId, table.iban),
    check('releases_four_eyes', sql`approved_by is null or approved_by <> prepared_by`),
  ],
)

/** Every account an initiative named, newest last; who set it may not approve a payment to it for thirty days. */
export const bankAccounts = pgTable(
  'bank_accounts',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    iban: text('iban').notNull(),
    holder: text('holder').notNull(),
    setBy: ref('set_by')
      .notNull()
      .references(() => people.id),
    setAt: at('set_at').notNull(),
    confirmedBy: ref('confirmed_by').references(() => people.id),
    confirmedAt: at('confirmed_at'),
  },
  (table) => [index('bank_accounts_grant').on(table.grantId)],
)
