import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { callResults, nameResults, proofSteps, proofWays } from '#app/domain/payment/account.ts'
import { painVersions } from '#app/domain/payment/batch.ts'
import { entryStates } from '#app/domain/payment/entry.ts'
import { openReasons } from '#app/domain/payment/matching.ts'
import { at, day, id, money, oneOf, ref } from './columns.ts'
import { files } from './file.ts'
import { contributions, funds } from './fund.ts'
import { bankAccounts, documents, grants, releases } from './grant.ts'
import { loanReceipts } from './loan.ts'
import { people } from './people.ts'
import { grantRepayments } from './settlement.ts'

/** The account that the fund pays from, and which file its bank asks for; the newest holds. */
export const fundAccounts = pgTable(
  'fund_accounts',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    iban: text('iban').notNull(),
    bic: text('bic'),
    holder: text('holder').notNull(),
    painVersion: text('pain_version').notNull(),
    setBy: text('set_by').notNull(),
    setAt: at('set_at').notNull(),
  },
  (table) => [
    oneOf('fund_accounts_pain_version', table.painVersion, painVersions),
    index('fund_accounts_fund').on(table.fundId),
  ],
)

/** A file of payments for the bank: made once, its bytes kept; refused when the bank took none of it. */
export const paymentBatches = pgTable(
  'payment_batches',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    number: integer('number').notNull(),
    messageId: text('message_id').notNull(),
    iban: text('iban').notNull(),
    executeOn: day('execute_on').notNull(),
    totalCents: money('total_cents').notNull(),
    documentId: ref('document_id')
      .notNull()
      .references(() => documents.id),
    sha256: text('sha256').notNull(),
    madeBy: ref('made_by')
      .notNull()
      .references(() => people.id),
    madeAt: at('made_at').notNull(),
    refusedBy: ref('refused_by').references(() => people.id),
    refusedAt: at('refused_at'),
    refusedReason: text('refused_reason'),
  },
  (table) => [
    unique('payment_batches_number').on(table.fundId, table.number),
    unique('payment_batches_message').on(table.messageId),
  ],
)

/** What a file asked the bank to pay. */
export const paymentLines = pgTable(
  'payment_lines',
  {
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    batchId: ref('batch_id')
      .notNull()
      .references(() => paymentBatches.id),
    releaseId: ref('release_id')
      .notNull()
      .references(() => releases.id),
    place: integer('place').notNull(),
    endToEndId: text('end_to_end_id').notNull(),
    amountCents: money('amount_cents').notNull(),
    iban: text('iban').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.releaseId] }),
    index('payment_lines_release').on(table.releaseId),
  ],
)

/** A file that the bank gave back, kept whole; the same file is imported once. */
export const statementImports = pgTable(
  'statement_imports',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    sha256: text('sha256').notNull(),
    documentId: ref('document_id')
      .notNull()
      .references(() => documents.id),
    importedBy: ref('imported_by')
      .notNull()
      .references(() => people.id),
    importedAt: at('imported_at').notNull(),
  },
  (table) => [unique('statement_imports_file').on(table.fundId, table.sha256)],
)

export const bankStatements = pgTable('bank_statements', {
  id: id(),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  importId: ref('import_id')
    .notNull()
    .references(() => statementImports.id),
  bankId: text('bank_id').notNull(),
  iban: text('iban').notNull(),
  fromOn: day('from_on'),
  toOn: day('to_on'),
  openingCents: money('opening_cents').notNull(),
  closingCents: money('closing_cents').notNull(),
})

/** A movement on the account: what it was found to be, or why it waits for a person. */
export const statementEntries = pgTable(
  'statement_entries',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    statementId: ref('statement_id')
      .notNull()
      .references(() => bankStatements.id),
    keyHash: text('key_hash').notNull(),
    place: integer('place').notNull(),
    valueOn: day('value_on').notNull(),
    amountCents: money('amount_cents').notNull(),
    endToEndId: text('end_to_end_id'),
    iban: text('iban'),
    name: text('name'),
    remittance: text('remittance'),
    returnReason: text('return_reason'),
    state: text('state').notNull(),
    openReason: text('open_reason'),
    releaseId: ref('release_id').references(() => releases.id),
    grantId: ref('grant_id').references(() => grants.id),
    repaymentId: ref('repayment_id').references(() => grantRepayments.id),
    loanReceiptId: ref('loan_receipt_id').references(() => loanReceipts.id),
    contributionId: ref('contribution_id').references(() => contributions.id),
    note: text('note'),
    matchedBy: ref('matched_by').references(() => people.id),
    matchedAt: at('matched_at'),
  },
  (table) => [
    unique('statement_entries_key').on(table.fundId, table.keyHash),
    oneOf('statement_entries_state', table.state, entryStates),
    oneOf('statement_entries_open_reason', table.openReason, openReasons),
    index('statement_entries_open').on(table.fundId).where(sql`state = 'open'`),
    index('statement_entries_statement').on(table.statementId),
    uniqueIndex('statement_entries_repayment').on(table.repaymentId),
    uniqueIndex('statement_entries_loan_receipt').on(table.loanReceiptId),
  ],
)

/** What happened with the proof of an account: asked, given by the initiative, and what somebody of the fund saw. */
export const accountProofs = pgTable(
  'account_proofs',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    accountId: ref('account_id')
      .notNull()
      .references(() => bankAccounts.id),
    step: text('step').notNull(),
    way: text('way'),
    words: text('words'),
    fileId: ref('file_id').references(() => files.id),
    by: ref('by')
      .notNull()
      .references(() => people.id),
    at: at('at').notNull(),
  },
  (table) => [
    oneOf('account_proofs_step', table.step, proofSteps),
    oneOf('account_proofs_way', table.way, proofWays),
    check('account_proofs_given', sql`(step = 'given') = (file_id is not null)`),
    check('account_proofs_seen', sql`(step in ('right', 'other')) = (way is not null)`),
    index('account_proofs_account').on(table.accountId),
    index('account_proofs_file').on(table.fileId),
  ],
)

/** What somebody heard when they called about an account, and what a bank said of its name. */
export const accountCalls = pgTable(
  'account_calls',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    accountId: ref('account_id')
      .notNull()
      .references(() => bankAccounts.id),
    result: text('result').notNull(),
    phone: text('phone'),
    spokeWith: text('spoke_with'),
    calledBy: ref('called_by')
      .notNull()
      .references(() => people.id),
    calledAt: at('called_at').notNull(),
  },
  (table) => [
    oneOf('account_calls_result', table.result, callResults),
    index('account_calls_account').on(table.accountId),
  ],
)

export const nameChecks = pgTable(
  'name_checks',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    accountId: ref('account_id')
      .notNull()
      .references(() => bankAccounts.id),
    result: text('result').notNull(),
    bankName: text('bank_name'),
    checkedBy: ref('checked_by')
      .notNull()
      .references(() => people.id),
    checkedAt: at('checked_at').notNull(),
  },
  (table) => [
    oneOf('name_checks_result', table.result, nameResults),
    index('name_checks_account').on(table.accountId),
  ],
)
