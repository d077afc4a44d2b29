import { type MadeDocument, offerAgreement } from '#app/commands/offer-agreement.server.ts'
import { renderAgreement } from '#app/documents/agreement.ts'
import { agreementLanguage } from '#app/i18n/clause-words.server.ts'
import { withLocale } from '#app/i18n/locale.server.ts'
import { db } from '#db/client.server.ts'
import { type Version, versionById } from '#db/queries/agreements.server.ts'
import { grantById } from '#db/queries/grants.server.ts'
import { agreementDocument } from '../agreement-document.server.ts'

/**
 * Makes the document of a prepared version and offers it. It may run again at any point: a version that is not prepared
 * any more is left alone, and equal terms give equal bytes.
 */
export async function renderOffer({ termsVersion = '' }: Record<string, string>, now: Date): Promise<void> {
  const version = await versionById(db(), termsVersion)
  if (version?.state !== 'prepared') return
  const verdict = await offerAgreement(version.id, await makeDocument(version), now)
  if (!verdict.ok) throw new Error(`version ${version.id} was not offered: ${verdict.reason.code}`)
}

/** The bytes of a prepared version. */
export async function makeDocument(version: Version): Promise<MadeDocument> {
  const grant = await grantById(db(), version.fund, version.grant)
  const example = grant?.example ?? false
  const made = await withLocale(agreementLanguage, async () =>
    renderAgreement(await agreementDocument(version, { example })),
  )
  return { ...made, termsHash: version.termsHash ?? '' }
}
