import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import {
  complaintKinds,
  complaintOutcomes,
  complaintStates,
  complaintSubjects,
  complaintWays,
} from '#app/domain/complaint.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { documents, grants } from './grant.ts'
import { decisions } from './panel.ts'
import { people } from './people.ts'
import { proposals } from './proposal.ts'

/**
 * Somebody who does not agree with the fund, from receipt to answer. Who has no account is written here by name; all words
 * of a person may be erased, and then are empty.
 */
export const complaints = pgTable(
  'complaints',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    kind: text('kind').notNull(),
    about: text('about').notNull(),
    state: text('state').notNull(),
    way: text('way').notNull(),
    proposalId: ref('proposal_id').references(() => proposals.id),
    /** The decision that it is about. */
    decisionId: ref('decision_id').references(() => decisions.id),
    /** What was done on a grant that it is about: a settlement, an ending, a hold, a change or a report; and when that was told. */
    subjectId: ref('subject_id'),
    subjectOn: day('subject_on'),
    grantId: ref('grant_id').references(() => grants.id),
    /** Who of the fund it is about, when it is about how somebody was treated. */
    against: ref('against').references(() => people.id),
    lodgedBy: ref('lodged_by').references(() => people.id),
    writtenBy: ref('written_by').references(() => people.id),
    name: text('name').notNull(),
    email: text('email'),
    address: text('address'),
    locale: text('locale').notNull(),
    words: text('words').notNull(),
    lateReason: text('late_reason'),
    receivedOn: day('received_on').notNull(),
    lodgedAt: at('lodged_at').notNull(),
    dueOn: day('due_on').notNull(),
    extendedTo: day('extended_to'),
    extensionReason: text('extension_reason'),
    /** By how many days its term moved: those on which it stood still, and those of a committee. */
    movedDays: integer('moved_days').notNull().default(0),
    committee: text('committee'),
    committeeOn: day('committee_on'),
    advice: text('advice'),
    advisedOn: day('advised_on'),
    followsAdvice: boolean('follows_advice'),
    departureReason: text('departure_reason'),
    hearingAt: at('hearing_at'),
    hearingPlace: text('hearing_place'),
    heardOn: day('heard_on'),
    heardBy: ref('heard_by').references(() => people.id),
    hearingReport: text('hearing_report'),
    outcome: text('outcome'),
    reasons: text('reasons'),
    unheardReason: text('unheard_reason'),
    /** Did its answer bring the decision up for a new one? */
    reopened: boolean('reopened').notNull().default(false),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
    withdrawnAt: at('withdrawn_at'),
  },
  (table) => [
    oneOf('complaints_kind', table.kind, complaintKinds),
    oneOf('complaints_about', table.about, complaintSubjects),
    oneOf('complaints_state', table.state, complaintStates),
    oneOf('complaints_way', table.way, complaintWays),
    oneOf('complaints_outcome', table.outcome, complaintOutcomes),
    index('complaints_fund').on(table.fundId, table.receivedOn),
    index('complaints_proposal').on(table.proposalId),
  ],
)

/** What who complains was asked to add to it, and what came. */
export const complaintAskings = pgTable(
  'complaint_askings',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    complaintId: ref('complaint_id')
      .notNull()
      .references(() => complaints.id),
    what: text('what').notNull(),
    answerBy: day('answer_by').notNull(),
    suspends: boolean('suspends').notNull(),
    askedOn: day('asked_on').notNull(),
    askedAt: at('asked_at').notNull(),
    askedBy: ref('asked_by')
      .notNull()
      .references(() => people.id),
    came: text('came'),
    cameOn: day('came_on'),
    cameAt: at('came_at'),
    /** Who wrote down what came: who complained, or somebody of the fund for them. */
    cameBy: ref('came_by').references(() => people.id),
  },
  (table) => [index('complaint_askings_complaint').on(table.complaintId)],
)

/** What the letter of an answer says, frozen when it was given; the PDF is made of it once by the worker. */
export const complaintLetters = pgTable(
  'complaint_letters',
  {
    complaintId: ref('complaint_id')
      .primaryKey()
      .references(() => complaints.id),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    locale: text('locale').notNull(),
    facts: jsonb('facts').$type<Record<string, unknown>>(),
    factsHash: text('facts_hash').notNull(),
    frozenAt: at('frozen_at').notNull(),
    documentId: ref('document_id').references(() => documents.id),
  },
  (table) => [oneOf('complaint_letters_locale', table.locale, ['nl', 'en', 'fy'])],
)
