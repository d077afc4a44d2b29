import { and, eq, isNull } from 'drizzle-orm'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { frozenAnswer } from '#db/queries/complaint-letters.server.ts'
import { complaintLetters } from '#db/schema/index.ts'
import { keepFile } from '#db/writes/grants.server.ts'
import { about, lockComplaint } from './complaining.server.ts'

/**
 * Keeps the PDF of the answer to a complaint or an objection, made once by the system. Doing it again, or for an answer that
 * was erased meanwhile, changes nothing. Answers whether it was kept now.
 */
export async function keepComplaintLetter(
  of: { fund: string; complaint: string },
  made: { bytes: Uint8Array; pages: number; renderer: string },
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    const complaint = await lockComplaint(tx, of.fund, of.complaint)
    const letter = complaint && (await frozenAnswer(tx, complaint.id))
    if (!complaint || !letter?.facts || letter.document) return false
    const document = newId(now)
    const fileHash = sha256(made.bytes)
    await keepFile(tx, {
      id: document,
      fundId: complaint.fund,
      kind: 'letter',
      fileName: `${letter.facts.reference}-antwoord.pdf`,
      bytes: made.bytes,
      sha256: fileHash,
      pages: made.pages,
      renderer: made.renderer,
      createdAt: now,
    })
    await tx
      .update(complaintLetters)
      .set({ documentId: document })
      .where(and(eq(complaintLetters.complaintId, complaint.id), isNull(complaintLetters.documentId)))
    const common = { fund: complaint.fund, actor: 'system', at: now }
    await record(tx, { type: 'complaint-letter-kept', ...common, ...about(complaint), document, fileHash })
    return true
  })
}
