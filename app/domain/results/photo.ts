import { allowed, refused, type Verdict } from '../verdict.ts'

/** Why a photo is taken from public: somebody in it does not agree any more, or anything else. */
export const photoReasons = ['consent-withdrawn', 'other'] as const
export type PhotoReason = (typeof photoReasons)[number]

/** Who took a photo from public, and why. */
export type PhotoTaken = { by: 'fund' | 'grantee'; why: PhotoReason }

/** Where a photo of a report is: as it was sent, not for everybody any more, or gone with its file. */
export type PhotoStand = 'kept' | 'hidden' | 'gone'

/**
 * May a photo be taken from public, and does its file go as well? It stays for the record of the report, unless somebody in
 * it withdrew consent: then nobody keeps it. What is hidden can still go; what is gone cannot (`photo-gone`), and nothing is
 * hidden twice (`photo-hidden`). The fund says why in words (`reason-needed`).
 */
export function takePhotoOff(
  stand: PhotoStand,
  { why, reason, by }: PhotoTaken & { reason: string },
): Verdict<{ stand: Exclude<PhotoStand, 'kept'> }> {
  if (stand === 'gone') return refused('photo-gone')
  if (stand === 'hidden' && why === 'other') return refused('photo-hidden')
  if (by === 'fund' && reason.trim() === '') return refused('reason-needed')
  return allowed({ stand: why === 'consent-withdrawn' ? 'gone' : 'hidden' })
}
