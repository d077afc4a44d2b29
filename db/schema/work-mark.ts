import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { workTopics } from '#app/domain/work-mark.ts'
import { at, day, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/**
 * Where a piece of work lies: put away until a day, or given to a colleague. Rows are only added; the newest of a topic holds,
 * and one without its day or person took the work back.
 */
export const workMarks = pgTable(
  'work_marks',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    sort: text('sort').notNull(),
    key: text('key').notNull(),
    topic: text('topic').notNull(),
    untilOn: day('until_on'),
    personId: ref('person_id').references(() => people.id),
    reason: text('reason').notNull(),
    markedBy: ref('marked_by')
      .notNull()
      .references(() => people.id),
    markedAt: at('marked_at').notNull(),
  },
  (table) => [
    oneOf('work_marks_topic', table.topic, workTopics),
    index('work_marks_key').on(table.fundId, table.key, table.topic, table.markedAt),
  ],
)
