import { eq } from 'drizzle-orm'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { documents, handOvers } from '#db/schema/index.ts'
import { lockFund } from '#db/writes/money.server.ts'

/**
 * Keeps what a closed fund hands over, made once by the system for the decision that closed it. Answers whether it was kept
 * now.
 */
export async function keepHandOver(
  of: { fund: string; decision: string },
  made: { bytes: Uint8Array; fileName: string },
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    await lockFund(tx, of.fund)
    const kept = await tx.select().from(handOvers).where(eq(handOvers.decisionId, of.decision))
    if (kept.length > 0) return false
    const document = newId(now)
    const fileHash = sha256(made.bytes)
    await tx.insert(documents).values({
      id: document,
      fundId: of.fund,
      kind: 'hand-over',
      fileName: made.fileName,
      mediaType: 'application/zip',
      bytes: made.bytes,
      sha256: fileHash,
      pages: 0,
      renderer: 'fflate',
      createdAt: now,
    })
    const row = {
      id: newId(now),
      fundId: of.fund,
      decisionId: of.decision,
      documentId: document,
      madeAt: now,
    }
    await tx.insert(handOvers).values(row)
    const about = { decision: of.decision, document, fileHash }
    await record(tx, { type: 'hand-over-kept', fund: of.fund, actor: 'system', ...about, at: now })
    return true
  })
}
