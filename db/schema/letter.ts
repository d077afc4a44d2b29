import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { grantLetterKinds } from '#app/domain/grant/letter.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { documents, grants } from './grant.ts'
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

/** The same for a letter about a running grant: about a hold, an ending, a settlement; `subjectId` is the row it is about. */
export const grantLetters = pgTable(
  'grant_letters',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    kind: text('kind').notNull(),
    subjectId: ref('subject_id').notNull(),
    locale: text('locale').notNull(),
    facts: jsonb('facts').$type<Record<string, unknown>>(),
    factsHash: text('facts_hash').notNull(),
    frozenAt: at('frozen_at').notNull(),
    documentId: ref('document_id').references(() => documents.id),
  },
  (table) => [
    oneOf('grant_letters_kind', table.kind, grantLetterKinds),
    oneOf('grant_letters_locale', table.locale, ['nl', 'en', 'fy']),
    index('grant_letters_grant').on(table.grantId),
  ],
)
