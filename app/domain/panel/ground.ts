import { isWanted, type PanelSays } from './says.ts'

/** Why not: the panel's judgement, the money was gone, a rule of the round, or the board that does not follow the panel. */
export const declineGrounds = ['panel', 'ceiling', 'rules', 'board'] as const
export type DeclineGround = (typeof declineGrounds)[number]

/** Why not yet: there is too little money now, or the panel wants to know more first. */
export const waitingGrounds = ['money', 'panel'] as const
export type WaitingGround = (typeof waitingGrounds)[number]

/**
 * The grounds on which a proposal may be declined: the panel's judgement only where the panel does not want it, and the
 * board that does not follow the panel only where it does.
 */
export function groundsFor(panel: PanelSays): readonly DeclineGround[] {
  const untrue = isWanted(panel) ? 'panel' : 'board'
  return declineGrounds.filter((ground) => ground !== untrue)
}
