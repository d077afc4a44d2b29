import { jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { at, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { documents } from './grant.ts'
import { decisions } from './panel.ts'

/** What the letter about a decision says, frozen when it was taken; the PDF is made of it once by the worker. */
export const decisionLetters = pgTable(
  'decision_letters',
  {
    decisionId: ref('decision_id')
      .primaryKey()
      .references(() => decisions.id),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    locale: text('locale').notNull(),
    facts: jsonb('facts').$type<Record<string, unknown>>(),
    factsHash: text('facts_hash').notNull(),
    frozenAt: at('frozen_at').notNull(),
    documentId: ref('document_id').references(() => documents.id),
  },
  (table) => [oneOf('decision_letters_locale', table.locale, ['nl', 'en', 'fy'])],
)
