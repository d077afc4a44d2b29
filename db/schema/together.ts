import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { initiatives, proposals, submissions } from './proposal.ts'

/** Somebody asked by mail to write or read along; only that address can accept. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    initiativeId: ref('initiative_id')
      .notNull()
      .references(() => initiatives.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    email: text('email').notNull(),
    relation: text('relation').notNull(),
    helper: boolean('helper').notNull().default(false),
    invitedBy: ref('invited_by')
      .notNull()
      .references(() => people.id),
    invitedAt: at('invited_at').notNull(),
    acceptedBy: ref('accepted_by').references(() => people.id),
    acceptedAt: at('accepted_at'),
    endedAt: at('ended_at'),
  },
  (table) => [
    oneOf('invitations_relation', table.relation, ['editor', 'reader']),
    index('invitations_initiative').on(table.initiativeId),
  ],
)

/** Who filled in with or for a group, and when the group said that it says what they mean. */
export const helperRecords = pgTable(
  'helper_records',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    submissionId: ref('submission_id').references(() => submissions.id),
    name: text('name').notNull(),
    organisation: text('organisation'),
    recordedAt: at('recorded_at').notNull(),
    confirmedBy: ref('confirmed_by').references(() => people.id),
    confirmedAt: at('confirmed_at'),
  },
  (table) => [index('helper_records_proposal').on(table.proposalId)],
)
