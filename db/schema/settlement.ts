import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import { settlementGrounds } from '#app/domain/grant/settlement.ts'
import type { Lesson } from '#app/domain/results/lesson.ts'
import { at, day, id, money, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'

/** The final amount of a grant, prepared by one and decided by another; amounts as they were when it was decided. */
export const grantSettlements = pgTable(
  'grant_settlements',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    awardCents: money('award_cents').notNull(),
    paidCents: money('paid_cents').notNull(),
    spentCents: money('spent_cents').notNull(),
    finalCents: money('final_cents').notNull(),
    ground: text('ground').notNull(),
    explanation: text('explanation'),
    heardOn: day('heard_on'),
    waivedCents: money('waived_cents').notNull(),
    waiverReason: text('waiver_reason'),
    planMonths: integer('plan_months').notNull(),
    lesson: jsonb('lesson').$type<Lesson>(),
    toPayCents: money('to_pay_cents').notNull(),
    askedCents: money('asked_cents').notNull(),
    payTrancheId: text('pay_tranche_id'),
    preparedBy: ref('prepared_by')
      .notNull()
      .references(() => people.id),
    preparedAt: at('prepared_at').notNull(),
    /** Who gave it back to who prepared it, and why. */
    returnedBy: ref('returned_by').references(() => people.id),
    returnedAt: at('returned_at'),
    returnReason: text('return_reason'),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
    decidedOn: day('decided_on'),
    dueOn: day('due_on'),
    reclaimableUntil: day('reclaimable_until'),
  },
  (table) => [
    unique('grant_settlements_grant').on(table.grantId),
    oneOf('grant_settlements_ground', table.ground, settlementGrounds),
  ],
)

/** Money that came back, as the bank showed it. */
export const grantRepayments = pgTable(
  'grant_repayments',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    grantId: ref('grant_id')
      .notNull()
      .references(() => grants.id),
    cents: money('cents').notNull(),
    valueOn: day('value_on').notNull(),
    bookedBy: ref('booked_by')
      .notNull()
      .references(() => people.id),
    bookedAt: at('booked_at').notNull(),
  },
  (table) => [index('grant_repayments_grant').on(table.grantId)],
)
