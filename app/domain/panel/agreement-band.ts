/** What an alpha means in words, from worse than chance to all alike. */
export const agreementBands = ['chance', 'little', 'usual', 'mostly', 'wholly'] as const
export type AgreementBand = (typeof agreementBands)[number]

/**
 * From .8 on a measurement counts as reliable and from .667 on as good enough for careful conclusions (Krippendorff,
 * Content Analysis, 2004, p. 241). Readers of grants seldom come there: one of them agrees with another by .26 (Mutz
 * et al. 2012, 8.329 proposals) to .37 (AIBS, Gallo et al.), so from .2 on is usual.
 */
export function agreementBand(alpha: number): AgreementBand {
  if (alpha <= 0) return 'chance'
  if (alpha < 0.2) return 'little'
  if (alpha < 0.667) return 'usual'
  return alpha < 0.8 ? 'mostly' : 'wholly'
}
