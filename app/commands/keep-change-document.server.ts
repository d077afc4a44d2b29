import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { versionById } from '#db/queries/agreements.server.ts'
import { changeById } from '#db/queries/changes.server.ts'
import { updateChange } from '#db/writes/changes.server.ts'
import { keepFile, lockGrant } from '#db/writes/grants.server.ts'

/**
 * Keeps the PDF of a change that was sent, made once by the system. Doing it again, or for a change that was erased
 * meanwhile, changes nothing. Answers whether it was kept now.
 */
export async function keepChangeDocument(
  of: { fund: string; grant: string; change: string },
  made: { bytes: Uint8Array; pages: number; renderer: string },
  now: Date,
): Promise<boolean> {
  return transaction(async (tx) => {
    const grant = await lockGrant(tx, of.fund, of.grant)
    const change = grant && (await changeById(tx, grant.id, of.change))
    const base = change && (await versionById(tx, change.baseVersion))
    if (!base || !change.sentAt || change.document || change.diff.length === 0) return false
    const document = newId(now)
    const fileHash = sha256(made.bytes)
    await keepFile(tx, {
      id: document,
      fundId: grant.fund,
      kind: 'change',
      fileName: `${grant.reference}-wijziging-van-v${base.version}.pdf`,
      bytes: made.bytes,
      sha256: fileHash,
      pages: made.pages,
      renderer: made.renderer,
      createdAt: now,
    })
    await updateChange(tx, change.id, { documentId: document })
    const about = { grant: grant.id, change: change.id, document, fileHash }
    await record(tx, { type: 'change-document-kept', fund: grant.fund, actor: 'system', ...about, at: now })
    return true
  })
}
