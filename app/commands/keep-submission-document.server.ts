import { eq } from 'drizzle-orm'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { transaction } from '#db/client.server.ts'
import { submissionCopy } from '#db/queries/submission-copies.server.ts'
import { proposals, submissionDocuments, submissions } from '#db/schema/index.ts'
import { keepFile } from '#db/writes/grants.server.ts'

/**
 * Keeps the PDF of a frozen copy, made once by the system. Doing it again, or for a copy that was erased meanwhile,
 * changes nothing. Answers whether it was kept now.
 */
export async function keepSubmissionDocument(
  submission: string,
  made: { bytes: Uint8Array; pages: number; renderer: string },
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    await tx
      .select({ id: proposals.id })
      .from(proposals)
      .innerJoin(submissions, eq(submissions.proposalId, proposals.id))
      .where(eq(submissions.id, submission))
      .for('update', { of: proposals })
    const copy = await submissionCopy(tx, submission)
    const [kept] = await tx
      .select({ id: submissionDocuments.documentId })
      .from(submissionDocuments)
      .where(eq(submissionDocuments.submissionId, submission))
    if (!copy || kept) return false
    const document = newId(now)
    await keepFile(tx, {
      id: document,
      fundId: copy.fund,
      kind: 'proposal',
      fileName: `${copy.reference}-aanvraag-v${copy.number}.pdf`,
      bytes: made.bytes,
      sha256: sha256(made.bytes),
      pages: made.pages,
      renderer: made.renderer,
      createdAt: now,
    })
    const [row] = await tx
      .insert(submissionDocuments)
      .values({ submissionId: submission, fundId: copy.fund, documentId: document })
      .onConflictDoNothing()
      .returning({ id: submissionDocuments.submissionId })
    return row !== undefined
  })
}
