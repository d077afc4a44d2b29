import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import type { AppliesWhen } from '#app/domain/grant/clauses.ts'
import { translatedLanguages } from '#app/domain/grant/translation.ts'
import { at, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/** Every version of every article, in the language that binds. Rows are only added; without a writer it is the seed's. */
export const clauseVersions = pgTable(
  'clause_versions',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    clauseId: text('clause_id').notNull(),
    version: integer('version').notNull(),
    place: doublePrecision('place').notNull(),
    title: text('title').notNull(),
    plain: text('plain').notNull(),
    legal: text('legal').notNull(),
    appliesWhen: jsonb('applies_when').$type<AppliesWhen>().notNull(),
    replaces: jsonb('replaces').$type<string[]>().notNull().default([]),
    lawyerCheck: text('lawyer_check'),
    /** From this version on the article is in use no more. */
    retired: boolean('retired').notNull().default(false),
    writtenBy: ref('written_by').references(() => people.id),
    writtenAt: at('written_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fundId, table.clauseId, table.version] }),
    check('clause_versions_from_one', sql`${table.version} >= 1`),
  ],
)

/** The same article in another language, of one version; it binds nobody. A better translation is a further edition. */
export const clauseTranslations = pgTable(
  'clause_translations',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    clauseId: text('clause_id').notNull(),
    language: text('language').notNull(),
    edition: integer('edition').notNull(),
    ofVersion: integer('of_version').notNull(),
    title: text('title').notNull(),
    plain: text('plain').notNull(),
    legal: text('legal').notNull(),
    writtenBy: ref('written_by').references(() => people.id),
    writtenAt: at('written_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fundId, table.clauseId, table.language, table.edition] }),
    oneOf('clause_translations_language', table.language, translatedLanguages),
  ],
)
