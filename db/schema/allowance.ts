import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, primaryKey } from 'drizzle-orm/pg-core'
import { at, day, id, money, ref } from './columns.ts'
import { funds } from './fund.ts'
import { people } from './people.ts'
import { batches } from './round.ts'

/** Who was at a meeting of the panel about a batch; the last word about each member holds. */
export const meetingPresences = pgTable(
  'meeting_presences',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    batchId: ref('batch_id')
      .notNull()
      .references(() => batches.id),
    heldOn: day('held_on').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    present: boolean('present').notNull(),
    /** What the fund gives for it, by its settings when it was written down. */
    dueCents: money('due_cents').notNull(),
    recordedBy: ref('recorded_by')
      .notNull()
      .references(() => people.id),
    recordedAt: at('recorded_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.heldOn, table.personId] }),
    index('meeting_presences_person').on(table.fundId, table.personId, table.heldOn),
    check('meeting_presences_due', sql`due_cents >= 0 and (present or due_cents = 0)`),
  ],
)

/** What a member was paid for meetings, outside this portal; a note that was wrong is taken back, and stays. */
export const allowancePayments = pgTable(
  'allowance_payments',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    paidOn: day('paid_on').notNull(),
    cents: money('cents').notNull(),
    notedBy: ref('noted_by')
      .notNull()
      .references(() => people.id),
    notedAt: at('noted_at').notNull(),
    takenBackBy: ref('taken_back_by').references(() => people.id),
    takenBackAt: at('taken_back_at'),
  },
  (table) => [
    index('allowance_payments_person').on(table.fundId, table.personId, table.paidOn),
    check('allowance_payments_cents', sql`cents > 0`),
  ],
)
