import type { ProposalState } from '../proposal/state.ts'

/** From which ceiling a proposal draws, and when: its pot, the batch it is handled in, and where it stands. */
export type Draw = { pot: string; batch: string | null; state: ProposalState }

/** The states of a proposal that was sent and may still get money. */
export const undecidedStates = [
  'submitted',
  'returned',
  'in-review',
  'awaiting-decision',
  'waiting-list',
] as const satisfies ProposalState[]

/**
 * Do two proposals draw on the same ceiling at the same time? Those of one batch always do, also when one of them was
 * decided a day earlier. Others do while both are undecided and their rounds draw on one pot: a round has its pot's
 * money under a smaller ceiling, so two rounds of a pot divide one sum. The ceilings of fund and year bind every
 * proposal alike and therefore part nobody from anybody. What was taken back competes with nothing. (Awb 2:4; Rb.
 * Amsterdam ECLI:NL:RBAMS:2009:BK1302.)
 */
export function competes(one: Draw, other: Draw): boolean {
  if (one.state === 'withdrawn' || other.state === 'withdrawn') return false
  if (one.batch !== null && one.batch === other.batch) return true
  return one.pot === other.pot && isUndecided(one.state) && isUndecided(other.state)
}

function isUndecided(state: ProposalState): boolean {
  return (undecidedStates as readonly ProposalState[]).includes(state)
}
