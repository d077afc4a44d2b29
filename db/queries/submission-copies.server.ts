import { and, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/access.ts'
import { type Declaration, documentSchema, type FrozenDocument } from '#app/domain/proposal/schema.ts'
import type { Reader } from '#db/client.server.ts'
import { documents, funds, proposals, submissionDocuments, submissions } from '#db/schema/index.ts'
import { isUuid } from './ids.ts'

/** A frozen copy with what its PDF says of it. */
export type SubmissionCopy = {
  id: string
  proposal: string
  fund: string
  fundName: string
  reference: string
  title: string
  number: number
  document: FrozenDocument
  documentHash: string
  declaration: Declaration
  locale: Actor['locale']
  submittedAt: Date
}

/** One frozen copy by its id, of whatever fund: for the worker. Null once it was erased. */
export async function submissionCopy(reader: Reader, id: string): Promise<SubmissionCopy | null> {
  if (!isUuid(id)) return null
  const [row] = await reader
    .select({
      id: submissions.id,
      proposal: submissions.proposalId,
      fund: submissions.fundId,
      fundName: funds.name,
      reference: proposals.reference,
      title: proposals.title,
      number: submissions.number,
      document: submissions.document,
      documentHash: submissions.documentHash,
      declaration: submissions.declaration,
      locale: submissions.locale,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .innerJoin(proposals, eq(proposals.id, submissions.proposalId))
    .innerJoin(funds, eq(funds.id, submissions.fundId))
    .where(eq(submissions.id, id))
  if (!row?.document || !row.reference) return null
  return {
    ...row,
    reference: row.reference,
    document: documentSchema.parse(row.document),
    locale: row.locale as Actor['locale'],
  }
}

/** The kept PDF of a frozen copy of this proposal, by its number; null while it is not made yet. */
export async function submissionFile(
  reader: Reader,
  proposal: string,
  number: number,
): Promise<{ fileName: string; bytes: Uint8Array; sha256: string } | null> {
  const [row] = await reader
    .select({ fileName: documents.fileName, bytes: documents.bytes, sha256: documents.sha256 })
    .from(submissions)
    .innerJoin(submissionDocuments, eq(submissionDocuments.submissionId, submissions.id))
    .innerJoin(documents, eq(documents.id, submissionDocuments.documentId))
    .where(and(eq(submissions.proposalId, proposal), eq(submissions.number, number)))
  return row?.bytes ? { ...row, bytes: row.bytes } : null
}
