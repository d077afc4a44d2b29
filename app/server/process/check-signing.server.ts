import { configuration } from '#app/effects/configuration.server.ts'
import { P12Error, readP12 } from '#app/effects/signing/p12.server.ts'
import { StartError } from './start-error.server.ts'

/** A certificate of the settings must open and hold, or the process does not start. */
export function checkSigning(now = new Date()): void {
  const { signing } = configuration()
  if (!signing) return
  const { validUntil } = factsOf(signing)
  if (validUntil < now)
    throw new StartError(
      `SIGN_P12 holds a certificate that ended on ${validUntil.toISOString().slice(0, 10)}.`,
    )
}

function factsOf({ p12, passphrase }: { p12: Uint8Array; passphrase: string }) {
  try {
    return readP12(p12, passphrase)
  } catch (error) {
    if (!(error instanceof P12Error)) throw error
    throw new StartError(`SIGN_P12 and SIGN_P12_PASSPHRASE cannot be used: ${error.message}.`)
  }
}
