import { moveVersion } from '#app/domain/grant/agreement.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { versionById } from '#db/queries/agreements.server.ts'
import { changeOnItsWay } from '#db/queries/changes.server.ts'
import { admitSignatory, changeVersion, keepFile, lockGrant } from '#db/writes/grants.server.ts'

/** A document as it was made from prepared terms. */
export type MadeDocument = { bytes: Uint8Array; pages: number; renderer: string; termsHash: string }

/**
 * Keeps the document of a prepared version and offers it: done by the system, once the document is made. Who is named to
 * sign for the grantee becomes an owner of the initiative and gets the mail. Doing it again, or for terms that were
 * reopened since, changes nothing and answers `offered: false`. Refuses `not-found`.
 */
export async function offerAgreement(
  termsVersion: string,
  made: MadeDocument,
  now: Date,
): Promise<Verdict<{ offered: boolean }>> {
  return transaction(async (tx) => {
    const known = await versionById(tx, termsVersion)
    const grant = known && (await lockGrant(tx, known.fund, known.grant))
    const version = grant && (await versionById(tx, termsVersion))
    if (!version) return refused('not-found')
    const move = moveVersion(version.state, 'offer')
    if (!move.ok || version.termsHash !== made.termsHash) return allowed({ offered: false })
    const document = newId(now)
    const fileHash = sha256(made.bytes)
    await keepFile(tx, {
      id: document,
      fundId: grant.fund,
      kind: 'agreement',
      fileName: `${grant.reference}-overeenkomst-v${version.version}.pdf`,
      bytes: made.bytes,
      sha256: fileHash,
      pages: made.pages,
      renderer: made.renderer,
      createdAt: now,
    })
    await changeVersion(tx, version.id, { state: move.state, documentId: document, offeredAt: now })
    const event = { fund: grant.fund, actor: 'system', grant: grant.id, at: now }
    for (const signatory of version.terms.grantee.representatives) {
      const person = await admitSignatory(tx, grant, signatory, { id: newId(now), at: now })
      if (person) await record(tx, { type: 'signatory-admitted', ...event, person })
    }
    const waits = await changeOnItsWay(tx, grant.id)
    const change = waits?.termsVersion === version.id ? waits.id : null
    await record(tx, {
      type: 'agreement-offered',
      ...event,
      termsVersion: version.id,
      document,
      fileHash,
      change,
    })
    return allowed({ offered: true })
  })
}
