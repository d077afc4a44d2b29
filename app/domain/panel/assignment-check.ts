import { allowed, refused, type Verdict } from '../verdict.ts'
import {
  type AssignmentRules,
  backgrounds,
  type Gap,
  type Pair,
  type PanelMember,
  readersWanted,
} from './assignment.ts'

/**
 * May these pairs be added to what was given? Every pair is of this batch and this panel, may be taken, is new and
 * named once, and nobody reads more than the load; otherwise `assignment-changed`, because a proposed assignment only
 * becomes wrong when something changed after it was made. Then every proposal has its readers, from both backgrounds
 * where the rules want a mix; otherwise `assignment-impossible` with the gaps.
 */
export function checkAssignment(
  pairs: readonly Pair[],
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: AssignmentRules,
): Verdict {
  const given = rules.given ?? []
  const all = [...given, ...pairs]
  const fits = pairs.every(
    (pair) =>
      proposals.includes(pair.proposal) &&
      members.some(({ id }) => id === pair.member) &&
      rules.mayTake(pair),
  )
  const once = new Set(all.map(({ proposal, member }) => `${proposal}|${member}`)).size === all.length
  const bearable = members.every(({ id }) => loadOf(all, id) <= Math.max(rules.load, loadOf(given, id)))
  if (!fits || !once || !bearable) return refused('assignment-changed')
  const gaps = gapsIn(all, proposals, members, rules)
  return gaps.length === 0 ? allowed() : refused('assignment-impossible', { gaps })
}

/** What the proposals still miss: a background without a reader, and places for anyone. */
export function gapsIn(
  pairs: readonly Pair[],
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: Pick<AssignmentRules, 'perProposal' | 'wantedFor' | 'mix'>,
): Gap[] {
  return proposals.flatMap((proposal): Gap[] => {
    const readers = pairs.filter((pair) => pair.proposal === proposal)
    const missing = rules.mix
      ? backgrounds.filter((background) => !readers.some((pair) => isFrom(pair, background, members)))
      : []
    const anyone = Math.max(0, readersWanted(rules, proposal) - readers.length - missing.length)
    return [
      ...missing.map((background): Gap => ({ proposal, needs: background, missing: 1 })),
      ...(anyone > 0 ? [{ proposal, needs: 'anyone' as const, missing: anyone }] : []),
    ]
  })
}

function loadOf(pairs: readonly Pair[], member: string): number {
  return pairs.filter((pair) => pair.member === member).length
}

function isFrom(pair: Pair, background: PanelMember['background'], members: readonly PanelMember[]): boolean {
  return members.some((one) => one.id === pair.member && one.background === background)
}
