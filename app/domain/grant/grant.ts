import { allowed, refused, type Verdict } from '../verdict.ts'

export const grantMoves = {
  agreeing: { start: 'running', terminate: 'terminated' },
  running: { hold: 'on-hold', settle: 'settling', terminate: 'terminated' },
  'on-hold': { resume: 'running', settle: 'settling', terminate: 'terminated' },
  settling: { close: 'settled', resume: 'running' },
  settled: {},
  terminated: { close: 'settled' },
} as const
export type GrantState = keyof typeof grantMoves
type VerbsOf<Moves> = Moves extends unknown ? keyof Moves : never
export type GrantVerb = VerbsOf<(typeof grantMoves)[GrantState]>
export const grantStates = Object.keys(grantMoves) as [GrantState, ...GrantState[]]

/** The states of a grant that is being carried out, whether its payments are held or not. */
export const underWayStates = ['running', 'on-hold'] as const satisfies GrantState[]

/** Is it being carried out, whether its payments are held or not? */
export function isUnderWay(state: GrantState): boolean {
  return (underWayStates as readonly GrantState[]).includes(state)
}

/** The state a grant comes in by this verb. Refuses `not-in-this-state` with the state it is in. */
export function moveGrant(state: GrantState, verb: GrantVerb): Verdict<{ state: GrantState }> {
  const moves: Partial<Record<GrantVerb, GrantState>> = grantMoves[state]
  const next = moves[verb]
  return next ? allowed({ state: next }) : refused('not-in-this-state', { state })
}

/** What is on record about a grant. */
export type GrantRecord = {
  /** Some version of the terms is or was in force. */
  wasInForce: boolean
  /** Its first version ended unsigned for good, or it was stopped. */
  terminated: boolean
  onHold: boolean
  finalReportAccepted: boolean
  settled: boolean
}

/** The state that these records make; the stored state of a grant is always this one. */
export function statusOf(grant: GrantRecord): GrantState {
  if (grant.settled) return 'settled'
  if (grant.terminated) return 'terminated'
  if (!grant.wasInForce) return 'agreeing'
  if (grant.finalReportAccepted) return 'settling'
  return grant.onHold ? 'on-hold' : 'running'
}
