import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core'
import { conflictGrades } from '#app/domain/panel/conflict.ts'
import { declineGrounds, waitingGrounds } from '#app/domain/panel/ground.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { decisionOutcomes } from '#app/domain/panel/says.ts'
import { advices, reviewStates } from '#app/domain/panel/score.ts'
import { at, day, id, money, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { proposals, submissions } from './proposal.ts'
import { batches } from './round.ts'

/** Every declaration is kept; the newest of a person on a proposal counts. Staff declare in the same table. */
export const conflicts = pgTable(
  'conflicts',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    grade: text('grade').notNull(),
    grounds: jsonb('grounds').$type<string[]>().notNull(),
    note: text('note'),
    /** The codes of what was shown to them as a question, when they declared. */
    hints: jsonb('hints').$type<string[]>().notNull().default([]),
    declaredAt: at('declared_at').notNull(),
  },
  (table) => [
    oneOf('conflicts_grade', table.grade, conflictGrades),
    index('conflicts_pair').on(table.proposalId, table.personId, table.declaredAt),
  ],
)

/**
 * Whom of the panel an applicant would rather not be read by: somebody of the list, or a name in their own words. A hint
 * for who declares; chair and manager alone read the reason.
 */
export const namedMembers = pgTable(
  'named_members',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    personId: ref('person_id').references(() => people.id),
    words: text('words').notNull().default(''),
    reason: text('reason'),
    namedBy: ref('named_by')
      .notNull()
      .references(() => people.id),
    namedAt: at('named_at').notNull(),
    takenBackAt: at('taken_back_at'),
  },
  (table) => [index('named_members_proposal').on(table.proposalId)],
)

/** Who reads what, in which order; a returned assignment keeps its row and its reason. */
export const assignments = pgTable(
  'assignments',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    place: integer('place').notNull(),
    assignedAt: at('assigned_at').notNull(),
    returnedAt: at('returned_at'),
    returnReason: text('return_reason'),
    /** What the member, or who took it off, wrote beside the reason. */
    returnNote: text('return_note'),
  },
  (table) => [
    primaryKey({ columns: [table.proposalId, table.personId] }),
    index('assignments_person').on(table.personId),
  ],
)

export const reviews = pgTable(
  'reviews',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    submissionId: ref('submission_id')
      .notNull()
      .references(() => submissions.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    state: text('state').notNull().default('open'),
    advice: text('advice'),
    condition: text('condition'),
    questions: text('questions'),
    startedAt: at('started_at').notNull(),
    lockedAt: at('locked_at'),
    voidedAt: at('voided_at'),
  },
  (table) => [
    unique('reviews_pair').on(table.submissionId, table.personId),
    oneOf('reviews_state', table.state, reviewStates),
    oneOf('reviews_advice', table.advice, advices),
    index('reviews_proposal').on(table.proposalId),
  ],
)

/** A score of 1–5, or no number at all when the reviewer cannot judge. */
export const reviewScores = pgTable(
  'review_scores',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    reviewId: ref('review_id')
      .notNull()
      .references(() => reviews.id),
    criterion: text('criterion').notNull(),
    score: integer('score'),
    cannotJudge: boolean('cannot_judge').notNull().default(false),
    reason: text('reason'),
    savedAt: at('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reviewId, table.criterion] }),
    oneOf('review_scores_criterion', table.criterion, criteria),
  ],
)

/** What a member gave the practice proposal of a batch: a table of its own, so that it can never count. */
export const practiceScores = pgTable(
  'practice_scores',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    batchId: ref('batch_id')
      .notNull()
      .references(() => batches.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    criterion: text('criterion').notNull(),
    score: integer('score'),
    savedAt: at('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.personId, table.criterion] }),
    oneOf('practice_scores_criterion', table.criterion, criteria),
    check('practice_scores_scale', sql`${table.score} between 1 and 5`),
  ],
)

/** Prepared by one, taken by another; the newest taken one of a proposal counts. */
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    submissionId: ref('submission_id')
      .notNull()
      .references(() => submissions.id),
    outcome: text('outcome').notNull(),
    amountCents: money('amount_cents'),
    conditions: jsonb('conditions').$type<string[]>().notNull(),
    reasons: jsonb('reasons').$type<Record<string, string>>().notNull(),
    anotherWay: text('another_way'),
    /** Of a decline: what was good, one thing a line; why not, and the rule in words when that is why. */
    strengths: jsonb('strengths').$type<string[]>().notNull().default([]),
    ground: text('ground'),
    rule: text('rule'),
    /** Of an award of less than was asked: why less. */
    lowerReason: text('lower_reason'),
    /** Of the waiting list: the place on it, its last day, and why not yet. */
    waitingPlace: integer('waiting_place'),
    waitingUntil: day('waiting_until'),
    waitingGround: text('waiting_ground'),
    departureReason: text('departure_reason'),
    preparedBy: ref('prepared_by')
      .notNull()
      .references(() => people.id),
    preparedAt: at('prepared_at').notNull(),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
    /** Replaced by a newer one, or given back to who prepared it: then with by whom and why. */
    droppedAt: at('dropped_at'),
    returnedBy: ref('returned_by').references(() => people.id),
    returnReason: text('return_reason'),
  },
  (table) => [
    oneOf('decisions_outcome', table.outcome, decisionOutcomes),
    oneOf('decisions_ground', table.ground, declineGrounds),
    oneOf('decisions_waiting_ground', table.waitingGround, waitingGrounds),
    index('decisions_proposal').on(table.proposalId),
    index('decisions_open').on(table.fundId).where(sql`decided_at is null and dropped_at is null`),
  ],
)
