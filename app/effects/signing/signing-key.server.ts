import { createHmac } from 'node:crypto'
import type { Reader } from '#db/client.server.ts'
import { newestCertificate } from '#db/queries/certificates.server.ts'
import { configuration } from '../configuration.server.ts'
import { type CertificateFacts, P12Error, readP12 } from './p12.server.ts'

/** What documents are signed with. `given` is one of a setting; otherwise the fund made it itself. */
export type SigningKey = { p12: Uint8Array; passphrase: string; facts: CertificateFacts; given: boolean }

/** The passphrase of what the fund made itself: known to every process of the instance, and kept nowhere. */
export function ownPassphrase(): string {
  return createHmac('sha256', configuration().secret).update('signing certificate').digest('base64url')
}

/**
 * What signs for a fund: the P12 of the settings, else what was made last. Null while nothing was made, or when another
 * secret made it. Throws a P12Error when the P12 of the settings does not open.
 */
export async function signingKey(reader: Reader, fund: string): Promise<SigningKey | null> {
  const { signing } = configuration()
  if (signing) return { ...signing, facts: readP12(signing.p12, signing.passphrase), given: true }
  const row = await newestCertificate(reader, fund)
  if (!row) return null
  const passphrase = ownPassphrase()
  try {
    return { p12: row.p12, passphrase, facts: readP12(row.p12, passphrase), given: false }
  } catch (error) {
    if (error instanceof P12Error) return null
    throw error
  }
}
