import { allowed, refused, type Verdict } from '../verdict.ts'

type Answers = Record<string, unknown>

/** One section as its writer saw it, as it stands now, and what was typed on one page of it. */
export type Merge = { fields: readonly string[]; seen: Answers; current: Answers; typed: Answers }

/**
 * Puts the answers of one page into a section that others may have saved meanwhile. Other pages never stand in the way.
 * Refuses `changed-by-other` with the names of the fields that somebody else changed to something other than what was
 * typed here: then nothing is overwritten.
 */
export function mergeAnswers({
  fields,
  seen,
  current,
  typed,
}: Merge): Verdict<{ answers: Answers; changed: boolean }> {
  const conflicting = fields.filter(
    (field) => !same(seen[field], current[field]) && !same(current[field], typed[field]),
  )
  if (conflicting.length > 0) return refused('changed-by-other', { fields: conflicting })
  const kept = Object.entries(current).filter(([field]) => !fields.includes(field))
  const answered = fields.flatMap((field) =>
    typed[field] === undefined ? [] : [[field, typed[field]] as const],
  )
  const changed = fields.some((field) => !same(current[field], typed[field]))
  return allowed({ answers: Object.fromEntries([...kept, ...answered]), changed })
}

/** Equal as stored data, whatever the order of keys; absent is not the same as left empty (null). */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [one as Answers, other as Answers]
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every((key) => same(left[key], right[key]))
}
