import { keepExecuted } from '#app/commands/keep-executed.server.ts'
import { renderExecuted } from '#app/documents/executed.ts'
import { db } from '#db/client.server.ts'
import { fileBytes, logHashAtSigning, signaturesOf, versionById } from '#db/queries/agreements.server.ts'

/** Makes the signed document of a version in force, once; it may run again at any point. */
export async function renderSigned({ termsVersion = '' }: Record<string, string>, now: Date): Promise<void> {
  const version = await versionById(db(), termsVersion)
  if (!version?.inForceAt || version.executedDocument) return
  const offered = await fileBytes(db(), version.document)
  const logHash = await logHashAtSigning(db(), version.grant, version.id)
  if (!offered || !logHash) return
  const signed = await signaturesOf(db(), version.id)
  const made = await renderExecuted({
    offered: offered.bytes,
    terms: version.terms,
    version: version.version,
    fileHash: offered.sha256,
    logHash,
    signatures: signed.map(({ side, typedName, capacity, signedAt }) => ({
      side,
      name: typedName,
      capacity,
      signedAt,
    })),
  })
  const verdict = await keepExecuted(version.id, made, now)
  if (!verdict.ok) throw new Error(`version ${version.id} was not kept: ${verdict.reason.code}`)
}
