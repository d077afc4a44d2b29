import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import {
  complaintKinds,
  complaintOutcomes,
  complaintStates,
  complaintSubjects,
  complaintWays,
} from '#app/domain/complaint.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
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
