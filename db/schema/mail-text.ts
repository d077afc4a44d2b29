import { integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { at, id, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'

/** A version of a mail in the fund's own words; without words it is the standard text again. Never altered. */
export const mailTexts = pgTable(
  'mail_texts',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    template: text('template').notNull(),
    locale: text('locale').notNull(),
    version: integer('version').notNull(),
    subject: text('subject'),
    preview: text('preview'),
    body: text('body'),
    writtenBy: ref('written_by')
      .notNull()
      .references(() => people.id),
    writtenAt: at('written_at').notNull(),
  },
  (table) => [unique('mail_texts_once').on(table.fundId, table.template, table.locale, table.version)],
)
