import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { loanDecisionKinds } from '#app/domain/grant/loan-allocation.ts'
import { at, day, id, money, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { grants } from './grant.ts'
import { people } from './people.ts'

const ofGrant = () => ({
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  grantId: ref('grant_id')
    .notNull()
    .references(() => grants.id),
})

/** What was asked for an instalment, once; amounts as they were on that day. Its letter tells it. */
export const loanInvoices = pgTable(
  'loan_invoices',
  {
    ...ofGrant(),
    number: integer('number').notNull(),
    dueOn: day('due_on').notNull(),
    principalCents: money('principal_cents').notNull(),
    interestCents: money('interest_cents').notNull(),
    madeAt: at('made_at').notNull(),
  },
  (table) => [unique('loan_invoices_number').on(table.grantId, table.number)],
)

/** Money that came back of a loan, as the bank showed it. */
export const loanReceipts = pgTable(
  'loan_receipts',
  {
    ...ofGrant(),
    cents: money('cents').notNull(),
    valueOn: day('value_on').notNull(),
    bookedBy: ref('booked_by')
      .notNull()
      .references(() => people.id),
    bookedAt: at('booked_at').notNull(),
  },
  (table) => [
    index('loan_receipts_grant').on(table.grantId),
    check('loan_receipts_positive', sql`cents > 0`),
  ],
)

/** Principal that need not come back, prepared by one and decided by another; one open of each grant. */
export const loanDecisions = pgTable(
  'loan_decisions',
  {
    ...ofGrant(),
    kind: text('kind').notNull(),
    cents: money('cents').notNull(),
    reason: text('reason'),
    preparedBy: ref('prepared_by')
      .notNull()
      .references(() => people.id),
    preparedAt: at('prepared_at').notNull(),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
    decidedOn: day('decided_on'),
  },
  (table) => [
    oneOf('loan_decisions_kind', table.kind, loanDecisionKinds),
    uniqueIndex('loan_decisions_one_open').on(table.grantId).where(sql`decided_at is null`),
    uniqueIndex('loan_decisions_one_waiver')
      .on(table.grantId)
      .where(sql`kind = 'waiver' and decided_at is not null`),
    check('loan_decisions_four_eyes', sql`decided_by is null or decided_by <> prepared_by`),
  ],
)

/** A receipt that was booked wrong, by its amount, day or loan: one says why, another agrees, and it counts no more. */
export const loanCorrections = pgTable(
  'loan_corrections',
  {
    ...ofGrant(),
    receiptId: ref('receipt_id')
      .notNull()
      .references(() => loanReceipts.id),
    reason: text('reason'),
    preparedBy: ref('prepared_by')
      .notNull()
      .references(() => people.id),
    preparedAt: at('prepared_at').notNull(),
    decidedBy: ref('decided_by').references(() => people.id),
    decidedAt: at('decided_at'),
  },
  (table) => [
    unique('loan_corrections_receipt').on(table.receiptId),
    index('loan_corrections_grant').on(table.grantId),
    check('loan_corrections_four_eyes', sql`decided_by is null or decided_by <> prepared_by`),
    check('loan_corrections_decided', sql`(decided_by is null) = (decided_at is null)`),
  ],
)
