import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { scanVerdicts } from '#app/domain/proposal/file.ts'
import { at, id, oneOf, ref } from './columns.ts'
import { funds } from './fund.ts'
import { documents } from './grant.ts'
import { people } from './people.ts'
import { proposals, submissions } from './proposal.ts'

/** A file that came with a proposal. Its bytes lie in the storage under `storageKey`, already cleaned. */
export const files = pgTable(
  'files',
  {
    id: id(),
    fundId: ref('fund_id')
      .notNull()
      .references(() => funds.id),
    proposalId: ref('proposal_id')
      .notNull()
      .references(() => proposals.id),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    storageKey: text('storage_key').notNull(),
    verdict: text('verdict').notNull(),
    scannedAt: at('scanned_at'),
    uploadedBy: ref('uploaded_by').references(() => people.id),
    uploadedAt: at('uploaded_at').notNull(),
    removedAt: at('removed_at'),
  },
  (table) => [
    oneOf('files_verdict', table.verdict, scanVerdicts),
    index('files_proposal').on(table.proposalId),
  ],
)

/** The PDF of exactly what was sent, made once by the worker. */
export const submissionDocuments = pgTable('submission_documents', {
  submissionId: ref('submission_id')
    .primaryKey()
    .references(() => submissions.id),
  fundId: ref('fund_id')
    .notNull()
    .references(() => funds.id),
  documentId: ref('document_id')
    .notNull()
    .references(() => documents.id),
})
