import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { versionById } from '#db/queries/agreements.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { changeVersion, keepFile, lockGrant } from '#db/writes/grants.server.ts'
import type { MadeDocument } from './offer-agreement.server.ts'

/**
 * Keeps the signed document of a version in force: the offered pages with who signed, and when. Done by the system, once;
 * doing it again changes nothing and answers `kept: false`. Refuses `not-found`.
 */
export async function keepExecuted(
  termsVersion: string,
  made: Omit<MadeDocument, 'termsHash'>,
  now: Date,
): Promise<Verdict<{ kept: boolean }>> {
  return transaction(async (tx) => {
    const known = await versionById(tx, termsVersion)
    if (!known || !(await lockGrant(tx, known.fund, known.grant))) return refused('not-found')
    const version = await versionById(tx, termsVersion)
    const grant = await grantById(tx, known.fund, known.grant)
    if (!version || !grant) return refused('not-found')
    if (!version.inForceAt || version.executedDocument) return allowed({ kept: false })
    const document = newId(now)
    const fileHash = sha256(made.bytes)
    await keepFile(tx, {
      id: document,
      fundId: grant.fund,
      kind: 'executed-agreement',
      fileName: `${grant.reference}-overeenkomst-v${version.version}-getekend.pdf`,
      bytes: made.bytes,
      sha256: fileHash,
      pages: made.pages,
      renderer: made.renderer,
      createdAt: now,
    })
    await changeVersion(tx, version.id, { executedDocumentId: document })
    await record(tx, {
      type: 'agreement-executed',
      fund: grant.fund,
      actor: 'system',
      grant: grant.id,
      termsVersion: version.id,
      document,
      fileHash,
      at: now,
    })
    return allowed({ kept: true })
  })
}
