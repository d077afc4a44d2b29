import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { checkNames, findingKinds } from '#app/domain/ledger/check/names.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'

/** Once that everything was held against itself: asked by the clock or by a person, done by a job. */
export const checkRuns = pgTable(
  'check_runs',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    askedBy: text('asked_by').notNull(),
    askedAt: at('asked_at').notNull(),
    doneAt: at('done_at'),
    passed: boolean('passed'),
  },
  (table) => [index('check_runs_fund').on(table.fundId, table.askedAt)],
)

/** What one check of a run looked at and how much it found. */
export const checkResults = pgTable(
  'check_results',
  {
    runId: ref('run_id')
      .notNull()
      .references(() => checkRuns.id),
    name: text('name').notNull(),
    looked: integer('looked').notNull(),
    found: integer('found').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.name] }),
    oneOf('check_results_name', table.name, checkNames),
  ],
)

/** The first of what a check found, each with what it is about. */
export const checkFindings = pgTable(
  'check_findings',
  {
    runId: ref('run_id')
      .notNull()
      .references(() => checkRuns.id),
    name: text('name').notNull(),
    place: integer('place').notNull(),
    about: text('about').notNull(),
    subjectId: text('subject_id').notNull(),
    part: text('part'),
    expected: text('expected'),
    found: text('found'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.name, table.place] }),
    oneOf('check_findings_about', table.about, findingKinds),
  ],
)
