import { pgTable, unique } from 'drizzle-orm/pg-core'
import { at, id, ref } from './columns.ts'
import { funds } from './fund.ts'
import { fundDecisions } from './fund-decision.ts'
import { documents } from './grant.ts'

/** What a closed fund hands over, as one file, made once for the decision that closed it. */
export const handOvers = pgTable(
  'hand_overs',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    decisionId: ref('decision_id')
      .notNull()
      .references(() => fundDecisions.id),
    documentId: ref('document_id')
      .notNull()
      .references(() => documents.id),
    madeAt: at('made_at').notNull(),
  },
  (table) => [unique('hand_overs_decision').on(table.decisionId)],
)
