import { and, eq, isNull } from 'drizzle-orm'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { grantLetterById } from '#db/queries/grant-letters.server.ts'
import { grantLetters } from '#db/schema/index.ts'
import { keepFile, lockGrant } from '#db/writes/grants.server.ts'

/**
 * Keeps the PDF of a letter about a grant, made once by the system. Doing it again, or for a letter that was erased
 * meanwhile, changes nothing. Answers whether it was kept now.
 */
export async function keepGrantLetter(
  of: { fund: string; letter: string },
  made: { bytes: Uint8Array; pages: number; renderer: string },
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    const found = await grantLetterById(tx, of.letter)
    const grant = found && (await lockGrant(tx, of.fund, found.grant))
    const letter = grant && (await grantLetterById(tx, of.letter))
    if (!grant || !letter?.facts || letter.document) return false
    const document = newId(now)
    const fileHash = sha256(made.bytes)
    await keepFile(tx, {
      id: document,
      fundId: grant.fund,
      kind: 'letter',
      fileName: `${grant.reference}-brief.pdf`,
      bytes: made.bytes,
      sha256: fileHash,
      pages: made.pages,
      renderer: made.renderer,
      createdAt: now,
    })
    await tx
      .update(grantLetters)
      .set({ documentId: document })
      .where(and(eq(grantLetters.id, letter.id), isNull(grantLetters.documentId)))
    const about = { grant: grant.id, letter: letter.id, document, fileHash }
    await record(tx, { type: 'grant-letter-kept', fund: grant.fund, actor: 'system', ...about, at: now })
    return true
  })
}
