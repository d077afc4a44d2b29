/** What is said of a whole file with grants: that its money was state aid, or was not. */
export const pastAidAnswers = ['yes', 'no'] as const
export type PastAidAnswer = (typeof pastAidAnswers)[number]

/** Was a grant of the past state aid? What its own line says goes before what was said of the file; null when neither says it. */
export function wasStateAid(line: boolean | null, file: PastAidAnswer | null): boolean | null {
  if (line !== null) return line
  return file === null ? null : file === 'yes'
}
