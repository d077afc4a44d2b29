/** The languages that every word is in; Dutch is the first and the one that others fall back to by hand only. */
export const languages = ['nl', 'en', 'fy'] as const
export type Language = (typeof languages)[number]
