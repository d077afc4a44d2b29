import type { Verdict } from '../verdict.ts'
import { type AssignmentRules, assign, type Gap, type Pair, type PanelMember } from './assignment.ts'

/** Why a member is not asked for a proposal by itself; `reads` and `full` follow from what was given. */
export const notAskedReasons = [
  'reads',
  'undeclared',
  'near',
  'gave-back',
  'taken-off',
  'left',
  'full',
] as const
export type NotAsked = (typeof notAskedReasons)[number]

/** Who can still be asked for one proposal, and of the others how many cannot, by reason. */
export type Askable = { free: string[]; notAsked: { reason: NotAsked; members: number }[] }

/**
 * `most` readers more for each of these proposals, or as many as there are: the number that each wants is what the best
 * assignment can fill, so that one proposal for which nobody is left does not keep the others waiting. Whether both
 * backgrounds read was settled by the first readers.
 */
export function withExtraReaders(
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: AssignmentRules,
  most: number,
): AssignmentRules {
  const wished = { ...rules, mix: false, perProposal: rules.perProposal + most }
  const verdict = assign(proposals, members, wished)
  if (verdict.ok) return wished
  const gaps = (verdict.reason.gaps ?? []) as Gap[]
  const wantedFor = new Map(gaps.map(({ proposal, missing }) => [proposal, wished.perProposal - missing]))
  return { ...wished, wantedFor }
}

/** Of every member, why they are not asked for a proposal; null when they can be. */
export function standingFor(
  proposal: string,
  members: readonly PanelMember[],
  { given = [], load }: Pick<AssignmentRules, 'given' | 'load'>,
  whyNot: (pair: Pair) => NotAsked | null,
): { id: string; reason: NotAsked | null }[] {
  return members.map(({ id }) => {
    const own = given.filter(({ member }) => member === id)
    if (own.some((pair) => pair.proposal === proposal)) return { id, reason: 'reads' }
    return { id, reason: whyNot({ proposal, member: id }) ?? (own.length >= load ? 'full' : null) }
  })
}

/** Who of the panel can still be asked for a proposal, and why the others cannot. */
export function askableFor(
  proposal: string,
  members: readonly PanelMember[],
  rules: Pick<AssignmentRules, 'given' | 'load'>,
  whyNot: (pair: Pair) => NotAsked | null,
): Askable {
  const standing = standingFor(proposal, members, rules, whyNot)
  const count = (reason: NotAsked) => standing.filter((one) => one.reason === reason).length
  return {
    free: standing.flatMap(({ id, reason }) => (reason === null ? [id] : [])),
    notAsked: notAskedReasons
      .map((reason) => ({ reason, members: count(reason) }))
      .filter(({ members: found }) => found > 0),
  }
}

/**
 * Would every proposal get its readers if all who did not say yet whom they know turned out to be free? Then it is their
 * answer that is waited for, and nothing else.
 */
export function waitsForAnswers(
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: AssignmentRules,
  whyNot: (pair: Pair) => NotAsked | null,
): boolean {
  const mayTake = (pair: Pair) => rules.mayTake(pair) || whyNot(pair) === 'undeclared'
  return !assign(proposals, members, rules).ok && assign(proposals, members, { ...rules, mayTake }).ok
}

/** The verdict of `mayScore` as a reason not to ask somebody; null when they may. */
export function notAskedFor(verdict: Verdict): NotAsked | null {
  if (verdict.ok) return null
  return verdict.reason.code === 'conflict-not-declared' ? 'undeclared' : 'near'
}
