import { dayOf, type IsoDate } from '../calendar.ts'
import { refused, type Verdict } from '../verdict.ts'
import type { TermsVersionState } from './agreement.ts'
import { canSign, type Offer } from './signing.ts'

/** A signature by hand as it was recorded: who of those named signed, and on which day. */
export type PaperSignature = { person: string; email: string; name: string; signedOn: IsoDate }

/**
 * May this signature on paper count? The same rules as for one with a code hold for who signs and for the offer; and the
 * day lies between the offer and today (Europe/Amsterdam). Refuses what `canSign` refuses, and `paper-signed-outside`.
 */
export function canCountPaper(
  offer: Offer & { offeredOn: IsoDate },
  { person, email, name, signedOn }: PaperSignature,
  now: Date,
): Verdict<{ state: Extract<TermsVersionState, 'signed-by-one' | 'in-force'> }> {
  if (signedOn < offer.offeredOn || signedOn > dayOf(now)) return refused('paper-signed-outside')
  const side = 'grantee' as const
  const signer = { side, person, email, fileHash: offer.fileHash ?? '', name, typedName: name }
  return canSign(offer, signer, now)
}
