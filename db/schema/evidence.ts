import { doublePrecision, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at, id, oneOf, ref } from './columns.ts'
import { files } from './file.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'

/** What was handed in for one milestone; an answer to a question is a version of its own. */
export const milestoneEvidence = pgTable(
  'milestone_evidence',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    milestoneId: text('milestone_id').notNull(),
    version: integer('version').notNull(),
    state: text('state').notNull(),
    text: text('text'),
    number: doublePrecision('number'),
    fileId: ref('file_id').references(() => files.id),
    sentBy: ref('sent_by')
      .notNull()
      .references(() => people.id),
    sentAt: at('sent_at').notNull(),
    question: text('question'),
    judgedBy: ref('judged_by').references(() => people.id),
    judgedAt: at('judged_at'),
  },
  (table) => [
    unique('milestone_evidence_version').on(table.grantId, table.milestoneId, table.version),
    oneOf('milestone_evidence_state', table.state, ['sent', 'returned', 'accepted']),
  ],
)
