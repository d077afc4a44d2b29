import { and, eq, isNull } from 'drizzle-orm'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { frozenLetter } from '#db/queries/letters.server.ts'
import { decisionLetters, decisions, proposals } from '#db/schema/index.ts'
import { keepFile } from '#db/writes/grants.server.ts'

/**
 * Keeps the PDF of the letter about a taken decision, made once by the system. Doing it again, or for a letter that was
 * erased meanwhile, changes nothing. Answers whether it was kept now.
 */
export async function keepLetter(
  decision: string,
  made: { bytes: Uint8Array; pages: number; renderer: string },
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    const [of] = await tx
      .select({ proposal: proposals.id, fund: proposals.fundId, reference: proposals.reference })
      .from(proposals)
      .innerJoin(decisions, eq(decisions.proposalId, proposals.id))
      .where(eq(decisions.id, decision))
      .for('update', { of: proposals })
    const letter = await frozenLetter(tx, decision)
    if (!of || !letter?.facts || letter.document) return false
    const document = newId(now)
    const fileHash = sha256(made.bytes)
    await keepFile(tx, {
      id: document,
      fundId: of.fund,
      kind: 'letter',
      fileName: `${of.reference}-brief.pdf`,
      bytes: made.bytes,
      sha256: fileHash,
      pages: made.pages,
      renderer: made.renderer,
      createdAt: now,
    })
    await tx
      .update(decisionLetters)
      .set({ documentId: document })
      .where(and(eq(decisionLetters.decisionId, decision), isNull(decisionLetters.documentId)))
    await record(tx, {
      type: 'decision-letter-kept',
      fund: of.fund,
      actor: 'system',
      proposal: of.proposal,
      decision,
      document,
      fileHash,
      at: now,
    })
    return true
  })
}
