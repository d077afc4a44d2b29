import { allowed, refused, type Verdict } from '../verdict.ts'
import { equal } from './difference.ts'
import type { Terms } from './terms.ts'
import { milestoneMoment, trancheMoment } from './terms-days.ts'

type Numbered = { id: string; number: number }

/**
 * Does a change leave alone what is a fact already? Refuses `change-of-fact` with the ids of milestones that were
 * accepted, and of tranches that are in a bank file or paid, that would differ or disappear; `moments` names them.
 */
export function keepsFacts(
  signed: Terms,
  proposed: Terms,
  facts: { acceptedMilestones: readonly string[]; paidTranches: readonly string[] },
): Verdict {
  const milestones = facts.acceptedMilestones.filter((id) =>
    differs(id, signed.milestones, proposed.milestones),
  )
  const tranches = facts.paidTranches.filter((id) => differs(id, signed.tranches, proposed.tranches))
  if (milestones.length + tranches.length === 0) return allowed()
  const moments = [
    ...signed.milestones.filter(({ id }) => milestones.includes(id)).map(milestoneMoment),
    ...signed.tranches.filter(({ id }) => tranches.includes(id)).map(trancheMoment),
  ]
  return refused('change-of-fact', { milestones, tranches, moments })
}

function differs(id: string, signed: readonly Numbered[], proposed: readonly Numbered[]): boolean {
  const unnumbered = (rows: readonly Numbered[]) => ({ ...rows.find((row) => row.id === id), number: 0 })
  return !equal(unnumbered(signed), unnumbered(proposed))
}
