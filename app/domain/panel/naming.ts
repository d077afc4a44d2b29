import { canWithdraw, type ProposalState } from '../proposal/state.ts'
import { allowed, refused, type Verdict } from '../verdict.ts'

/** Whom an applicant names: somebody of the list of the panel, or a name in words. */
export type Named = { member: string | null; words: string }

/**
 * May an applicant name somebody of the panel? From sending until the decision. Refuses `naming-too-late` and
 * `already-named`.
 */
export function canName(
  state: ProposalState,
  named: Named,
  before: readonly { person: string | null; words: string }[],
): Verdict {
  const open = canWithdraw(state)
  if (!open.ok) return refused('naming-too-late')
  const same = (text: string) => text.trim().toLowerCase()
  const again = before.some(({ person, words }) =>
    named.member === null ? same(words) === same(named.words) : person === named.member,
  )
  return again ? refused('already-named') : allowed()
}
