import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { at, id, ref } from './columns.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'
import { reports } from './report.ts'

/**
 * How many people are in the counts of two indicators of grants that count for one of the programme, as their newest
 * reports had them: between `least` and `most`. Of two rows about a pair the newest counts.
 */
export const indicatorOverlaps = pgTable(
  'indicator_overlaps',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    programmeIndicatorKey: text('programme_indicator_key').notNull(),
    oneGrantId: ref('one_grant_id')
      .notNull()
      .references(() => grants.id),
    oneIndicator: text('one_indicator').notNull(),
    oneReportId: ref('one_report_id')
      .notNull()
      .references(() => reports.id),
    otherGrantId: ref('other_grant_id')
      .notNull()
      .references(() => grants.id),
    otherIndicator: text('other_indicator').notNull(),
    otherReportId: ref('other_report_id')
      .notNull()
      .references(() => reports.id),
    least: integer('least').notNull(),
    most: integer('most').notNull(),
    source: text('source').notNull(),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [
    check('indicator_overlaps_range', sql`least >= 0 and most >= least`),
    index('indicator_overlaps_programme').on(table.fundId, table.programmeIndicatorKey),
  ],
)
