import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { at, bytes, id, ref } from './columns.ts'
import { funds } from './fund.ts'

/** What a fund signs its documents with: a P12 that only who knows the secret of the instance can open. Newest last. */
export const signingCertificates = pgTable(
  'signing_certificates',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    p12: bytes('p12').notNull(),
    fingerprint: text('fingerprint').notNull(),
    validUntil: at('valid_until').notNull(),
    madeAt: at('made_at').notNull(),
  },
  (table) => [index('signing_certificates_fund').on(table.fundId)],
)
