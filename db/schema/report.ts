import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { criteria } from '#app/domain/panel/rubric.ts'
import { qualifiers } from '#app/domain/results/indicator.ts'
import { lessonActs } from '#app/domain/results/lesson.ts'
import { reportStates } from '#app/domain/results/report.ts'
import { photoConsents } from '#app/domain/results/report-content.ts'
import { at, day, id, money, oneOf, ref } from './columns.ts'
import { experimentReviews } from './experiment-review.ts'
import { files } from './file.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'
import { grantSettlements } from './settlement.ts'

export const reports = pgTable(
  'reports',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    momentId: text('moment_id').notNull(),
    state: text('state').notNull().default('draft'),
    version: integer('version').notNull().default(0),
    question: text('question'),
    startedAt: at('started_at').notNull(),
    sentBy: ref('sent_by').references(() => people.id),
    sentAt: at('sent_at'),
    judgedBy: ref('judged_by').references(() => people.id),
    judgedAt: at('judged_at'),
    /** Why the fund does without it. */
    skipReason: text('skip_reason'),
  },
  (table) => [
    unique('reports_moment').on(table.grantId, table.momentId),
    oneOf('reports_state', table.state, reportStates),
  ],
)

/** One row per saved version of a report's text, figures and spending; the highest counts. */
export const reportVersions = pgTable(
  'report_versions',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    reportId: ref('report_id')
      .notNull()
      .references(() => reports.id),
    version: integer('version').notNull(),
    answers: jsonb('answers').$type<Record<string, unknown>>(),
    savedBy: ref('saved_by')
      .notNull()
      .references(() => people.id),
    savedAt: at('saved_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.version] })],
)

/** Each time a report was sent, with the version that was read and what the fund said to it. */
export const reportSendings = pgTable(
  'report_sendings',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    reportId: ref('report_id')
      .notNull()
      .references(() => reports.id),
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    sentBy: ref('sent_by')
      .notNull()
      .references(() => people.id),
    sentAt: at('sent_at').notNull(),
    question: text('question'),
    returnedAt: at('returned_at'),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.number] })],
)

/** A photo of an accepted report; everybody sees it when who is in it agreed to that and nobody took it back. */
export const reportPhotos = pgTable(
  'report_photos',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    reportId: ref('report_id')
      .notNull()
      .references(() => reports.id),
    fileId: ref('file_id')
      .notNull()
      .references(() => files.id),
    shows: text('shows').notNull(),
    consent: text('consent').notNull(),
    sort: integer('sort').notNull(),
    hiddenBy: ref('hidden_by').references(() => people.id),
    hiddenAt: at('hidden_at'),
    hiddenReason: text('hidden_reason'),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.fileId] }),
    oneOf('report_photos_consent', table.consent, photoConsents),
  ],
)

/** What was measured; a correction adds a row and points the old one at it. Counts once its report is accepted. */
export const measurements = pgTable(
  'measurements',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    indicatorId: text('indicator_id').notNull(),
    reportId: ref('report_id')
      .notNull()
      .references(() => reports.id),
    baseline: boolean('baseline').notNull().default(false),
    value: doublePrecision('value').notNull(),
    valueMax: doublePrecision('value_max'),
    /** What the count is out of, when that is known: 11 of 38. */
    denominator: doublePrecision('denominator'),
    qualifier: text('qualifier').notNull(),
    periodFrom: day('period_from').notNull(),
    periodTo: day('period_to').notNull(),
    neighbourhood: text('neighbourhood'),
    method: text('method').notNull(),
    /** Of a count of people: how many of them took part before, in this plan or another; null when nobody knows. */
    tookPartBefore: integer('took_part_before'),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
    acceptedAt: at('accepted_at'),
    correctedById: ref('corrected_by_id'),
    correctionReason: text('correction_reason'),
  },
  (table) => [
    oneOf('measurements_qualifier', table.qualifier, qualifiers),
    index('measurements_indicator').on(table.grantId, table.indicatorId),
  ],
)

export const spending = pgTable(
  'spending',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    reportId: ref('report_id')
      .notNull()
      .references(() => reports.id),
    budgetLineId: text('budget_line_id').notNull(),
    cents: money('cents').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reportId, table.budgetLineId] })],
)

/** What was learned: from an accepted report, from looking back on an experiment, or by the programme itself. */
export const lessons = pgTable(
  'lessons',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id').references(() => grants.id),
    reportId: ref('report_id').references(() => reports.id),
    reviewId: ref('review_id').references(() => experimentReviews.id),
    settlementId: ref('settlement_id').references(() => grantSettlements.id),
    criterion: text('criterion'),
    pillars: jsonb('pillars').$type<string[]>().notNull().default([]),
    neighbourhoods: jsonb('neighbourhoods').$type<string[]>().notNull().default([]),
    title: text('title').notNull(),
    text: text('text').notNull(),
    source: text('source').notNull(),
    learnedOn: date('learned_on', { mode: 'string' }).notNull(),
    published: boolean('published').notNull().default(false),
    sort: integer('sort').notNull().default(0),
  },
  (table) => [oneOf('lessons_criterion', table.criterion, criteria)],
)

/** What the fund did to a lesson and why: shown to everybody or not, or given other tags. Never changed. */
export const lessonChanges = pgTable(
  'lesson_changes',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    lessonId: ref('lesson_id')
      .notNull()
      .references(() => lessons.id),
    act: text('act').notNull(),
    reason: text('reason'),
    by: ref('by')
      .notNull()
      .references(() => people.id),
    at: at('at').notNull(),
  },
  (table) => [
    oneOf('lesson_changes_act', table.act, lessonActs),
    index('lesson_changes_lesson').on(table.lessonId),
  ],
)
