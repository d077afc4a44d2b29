import type { Track } from './round.ts'
import { allowed, refused, type Verdict } from './verdict.ts'

/** What a fund needs before somebody can apply to it, in the order in which one does it. */
export const setUpSteps = [
  'fund',
  'neighbourhoods',
  'contacts',
  'pots',
  'programme',
  'people',
  'panel',
  'donors',
  'account',
  'round',
] as const
export type SetUpStep = (typeof setUpSteps)[number]

/** What is there of a fund. `managers` and `approvers` are ids of people; amounts in cents. */
export type SetUpFacts = {
  named: boolean
  neighbourhoods: number
  contacts: number
  potsWithMoney: number
  pillars: number
  managers: readonly string[]
  approvers: readonly string[]
  residents: number
  professionals: number
  panel: { residents: number; professionals: number }
  chairs: number
  contributedCents: number
  hasAccount: boolean
  rounds: number
}

/**
 * Which steps of the set-up are done. People are there when one person prepares and another decides (four eyes); the panel
 * when it has a chair and as many residents and professionals as the fund wants.
 */
export function stepsDone(facts: SetUpFacts): Record<SetUpStep, boolean> {
  return {
    fund: facts.named,
    neighbourhoods: facts.neighbourhoods > 0,
    contacts: facts.contacts > 0,
    pots: facts.potsWithMoney > 0,
    programme: facts.pillars > 0,
    people: facts.managers.some((manager) => facts.approvers.some((approver) => approver !== manager)),
    panel:
      facts.chairs > 0 &&
      facts.residents >= facts.panel.residents &&
      facts.professionals >= facts.panel.professionals,
    donors: facts.contributedCents > 0,
    account: facts.hasAccount,
    round: facts.rounds > 0,
  }
}

/** What has to be there before a round of a track opens; what only a later stage needs does not hold it up. */
const neededToOpen: Record<Track, readonly SetUpStep[]> = {
  'small-start': ['fund', 'neighbourhoods', 'contacts', 'pots', 'people'],
  full: ['fund', 'neighbourhoods', 'contacts', 'pots', 'programme', 'people'],
}

/** May a round of this track open for everybody? Refuses `round-not-complete` with the steps that are missing, in order. */
export function canOpenRounds(facts: SetUpFacts, track: Track): Verdict {
  const done = stepsDone(facts)
  const missing = neededToOpen[track].filter((step) => !done[step])
  return missing.length === 0 ? allowed() : refused('round-not-complete', { missing })
}
