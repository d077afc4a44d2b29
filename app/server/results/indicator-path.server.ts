import type { ProgrammeIndicator } from '#db/queries/public/results.server.ts'

/** In an address the place of a pillar, for indicators of the whole programme. */
export const wholeProgramme = 'programme'

/** The page of one number: its rows, its definition, and how it was on a day. */
export function indicatorPath({ key, pillar }: Pick<ProgrammeIndicator, 'key' | 'pillar'>): string {
  return `/results/${encodeURIComponent(pillar ?? wholeProgramme)}/${encodeURIComponent(key)}`
}
