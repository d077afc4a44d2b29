import { keepExecuted } from '#app/commands/keep-executed.server.ts'
import { makeCertificate } from '#app/commands/make-certificate.server.ts'
import { renderExecuted, type Seal } from '#app/documents/executed.ts'
import { signingKey } from '#app/effects/signing/signing-key.server.ts'
import { agreementLanguage } from '#app/i18n/clause-words.server.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
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
  const seal = await sealOf(version.fund, now)
  const made = await withLocale(agreementLanguage, () =>
    renderExecuted({
      offered: offered.bytes,
      terms: version.terms,
      version: version.version,
      termsHash: version.termsHash ?? '',
      fileHash: offered.sha256,
      logHash,
      signatures: signed.map(({ side, typedName, capacity, signedAt, paper }) => ({
        side,
        name: typedName,
        capacity,
        signedAt,
        paper,
      })),
      seal,
      sealedAt: now,
    }),
  )
  const verdict = await keepExecuted(version.id, made, now)
  if (!verdict.ok) throw new Error(`version ${version.id} was not kept: ${verdict.reason.code}`)
}

/** What the fund signs with; it is made here where nothing was made yet. */
async function sealOf(fund: string, now: Date): Promise<Seal> {
  await makeCertificate(fund, now)
  const key = await signingKey(db(), fund)
  if (!key) throw new Error(`fund ${fund} has nothing to sign with`)
  const { p12, passphrase, facts, given } = key
  return { ...facts, p12, passphrase, given }
}
