/** What an alpha means in words, from worse than chance to all alike; `few` where it means nothing yet. */
export const agreementBands = ['few', 'chance', 'little', 'usual', 'mostly', 'wholly'] as const
export type AgreementBand = (typeof agreementBands)[number]

/** Of fewer proposals than this an alpha or an ICC is mostly chance: its interval covers nearly the whole scale. */
const fewestToCompare = 5

/** Are there too few proposals that two or more read to say in words how far readers agree? */
export function tooFewToCompare(proposals: number): boolean {
  return proposals < fewestToCompare
}

/**
 * From .8 on a measurement counts as reliable and from .667 on as good enough for careful conclusions (Krippendorff,
 * Content Analysis, 2004, p. 241). Readers of grants seldom come there: one of them agrees with another by .26 (Mutz
 * et al. 2012, 8.329 proposals) to .37 (AIBS, Gallo et al.), so from .2 on is usual.
 */
export function agreementBand(alpha: number, proposals: number): AgreementBand {
  if (tooFewToCompare(proposals)) return 'few'
  if (alpha <= 0) return 'chance'
  if (alpha < 0.2) return 'little'
  if (alpha < 0.667) return 'usual'
  return alpha < 0.8 ? 'mostly' : 'wholly'
}
