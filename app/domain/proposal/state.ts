import { allowed, refused, type Verdict } from '../verdict.ts'

export const proposalMoves = {
  draft: { submit: 'submitted' },
  submitted: { return: 'returned', accept: 'in-review', close: 'declined', withdraw: 'withdrawn' },
  returned: { submit: 'submitted', close: 'declined', withdraw: 'withdrawn' },
  'in-review': { conclude: 'awaiting-decision', withdraw: 'withdrawn' },
  'awaiting-decision': { award: 'awarded', decline: 'declined', wait: 'waiting-list', withdraw: 'withdrawn' },
  'waiting-list': { award: 'awarded', decline: 'declined', withdraw: 'withdrawn' },
  awarded: { revise: 'awaiting-decision' },
  declined: { revise: 'awaiting-decision' },
  withdrawn: {},
} as const

export type ProposalState = keyof typeof proposalMoves
type VerbsOf<Moves> = Moves extends unknown ? keyof Moves : never
export type ProposalVerb = VerbsOf<(typeof proposalMoves)[ProposalState]>

export const proposalStates = Object.keys(proposalMoves) as [ProposalState, ...ProposalState[]]

/** The state a proposal comes in by this verb. Refuses `not-in-this-state` with the state it is in. */
export function move(state: ProposalState, verb: ProposalVerb): Verdict<{ state: ProposalState }> {
  const moves: Partial<Record<ProposalVerb, ProposalState>> = proposalMoves[state]
  const next = moves[verb]
  return next ? allowed({ state: next }) : refused('not-in-this-state', { state })
}

/** What can be done with a proposal in this state, in the order of the table. */
export function verbsOf(state: ProposalState): ProposalVerb[] {
  return Object.keys(proposalMoves[state]) as ProposalVerb[]
}

/** May the answers still be changed: before sending, and while a question of the fund is open. */
export function isWritable(state: ProposalState): boolean {
  return state === 'draft' || state === 'returned'
}

/** Was it sent, and is it not decided on yet? */
export function isOpen(state: ProposalState): boolean {
  return state !== 'draft' && state !== 'withdrawn' && state !== 'awarded' && state !== 'declined'
}

/** May the applicant take it back? Refuses `withdraw-too-late` once the fund has decided, else as `move` does. */
export function canWithdraw(state: ProposalState): Verdict<{ state: ProposalState }> {
  return state === 'awarded' || state === 'declined' ? refused('withdraw-too-late') : move(state, 'withdraw')
}
