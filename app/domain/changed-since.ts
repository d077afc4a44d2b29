import { type Reason, type Refusal, refused } from './verdict.ts'

/** Who saved something last, and when. */
export type LastSaved = { savedBy: string | null; savedByName: string | null; savedAt: Date | null }

/**
 * What was on the page is not what stands there now: `changed-by-other` (otherName, otherTime), or `changed-by-yourself`
 * (otherTime) when the same person saved it in another window.
 */
export function changedSince(
  { savedBy, savedByName, savedAt }: LastSaved,
  person: string | null,
  more: { fields?: unknown } = {},
): Refusal {
  return savedBy === person
    ? refused('changed-by-yourself', { ...more, otherTime: savedAt })
    : refused('changed-by-other', { ...more, otherName: savedByName, otherTime: savedAt })
}

/** Does a refusal say that something newer stands there, whoever wrote it? */
export function isChangedSince({ code }: Reason): boolean {
  return code === 'changed-by-other' || code === 'changed-by-yourself'
}
