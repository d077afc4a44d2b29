import { allowed, refused, type Verdict } from '../verdict.ts'
import { classifyChange } from './change.ts'
import { keepsFacts } from './change-facts.ts'
import { type Change, type ChangePart, weighed } from './change-kind.ts'
import { applyDiff, type TermsDiff } from './diff.ts'
import { equal } from './difference.ts'
import { type AwardedAmount, judgeTerms } from './judgement.ts'
import type { Terms } from './terms.ts'

export type ChangeGround = {
  /** The version that holds now, and the last one that both sides signed. */
  inForce: Terms
  signed: Terms
  award: AwardedAmount
  facts: { acceptedMilestones: readonly string[]; paidTranches: readonly string[] }
}

/**
 * What a change comes to: the terms with it, and how heavy it is. Refuses `change-empty`, `terms-changed` when the terms are
 * not those it was made from, `change-of-fact` (milestones, tranches) and what `judgeTerms` refuses.
 */
export function judgeChange(
  diff: TermsDiff,
  { inForce, signed, award, facts }: ChangeGround,
): Verdict<{ terms: Terms; change: Change }> {
  if (diff.length === 0) return refused('change-empty')
  const made = applyDiff(diff, inForce)
  if (!made.ok) return made
  const keeps = keepsFacts(inForce, made.terms, facts)
  if (!keeps.ok) return keeps
  const sound = judgeTerms(made.terms, award)
  if (!sound.ok) return sound
  return allowed({ terms: made.terms, change: classOf(signed, inForce, made.terms) })
}

/**
 * The class of the step from the version that holds to a proposed one, measured against the last that both signed. A part
 * that is as heavy as it was agreed before, and no heavier, was settled then.
 */
export function classOf(signed: Terms, inForce: Terms, proposed: Terms): Change {
  const agreed = classifyChange(signed, inForce).parts
  const settled = (part: ChangePart) =>
    agreed.some((one) => equal(one, part)) && !moves(part, inForce, proposed)
  return weighed(classifyChange(signed, proposed).parts.filter((part) => !settled(part)))
}

/** Does the proposal touch what a part is about, although it weighs the same? */
function moves({ what }: ChangePart, inForce: Terms, proposed: Terms): boolean {
  return classifyChange(inForce, proposed).parts.some((part) => part.what === what)
}
