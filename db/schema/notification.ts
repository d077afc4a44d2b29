import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { notificationKinds } from '#app/domain/notification/kind.ts'
import { notificationChoices } from '#app/domain/notification/when.ts'
import { at, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { outgoingMails } from './log.ts'
import { people } from './people.ts'

/** How somebody wants to hear news of a kind; without a row the usual way holds. */
export const chosenNotifications = pgTable(
  'notification_choices',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind').notNull(),
    choice: text('choice').notNull(),
    chosenAt: at('chosen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fundId, table.personId, table.kind] }),
    oneOf('notification_choices_kind', table.kind, notificationKinds),
    oneOf('notification_choices_choice', table.choice, notificationChoices),
  ],
)

/** Between which hours of the clock in Amsterdam somebody wants no mail. */
export const quietHours = pgTable(
  'quiet_hours',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    fromHour: integer('from_hour').notNull(),
    untilHour: integer('until_hour').notNull(),
    setAt: at('set_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fundId, table.personId] }),
    check(
      'quiet_hours_of_a_day',
      sql`${table.fromHour} between 0 and 23 and ${table.untilHour} between 0 and 23 and ${table.fromHour} <> ${table.untilHour}`,
    ),
  ],
)

/** What was told to somebody, in the words of the mail: their list on the site, and the lines of the mail of a day. */
export const notices = pgTable(
  'notices',
  {
    mailId: uuid('mail_id')
      .primaryKey()
      .references(() => outgoingMails.id),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    subject: text('subject').notNull(),
    summary: text('summary').notNull(),
    /** The page that the button of the mail leads to, on this site. */
    path: text('path'),
    toldAt: at('told_at').notNull(),
    readAt: at('read_at'),
  },
  (table) => [
    index('notices_person').on(table.personId, table.toldAt),
    index('notices_unread').on(table.personId).where(sql`${table.readAt} is null`),
  ],
)
