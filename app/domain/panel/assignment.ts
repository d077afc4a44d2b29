import { allowed, refused, type Verdict } from '../verdict.ts'
import { chanceOf } from './chance.ts'
import type { DesignRules } from './design.ts'
import { type Arc, arc, sendCheapest } from './flow.ts'

/** Where a member speaks from; every proposal is read by at least one of each. */
export const backgrounds = ['resident', 'professional'] as const
export type Background = (typeof backgrounds)[number]

export type PanelMember = { id: string; background: Background }
export type Pair = { proposal: string; member: string }

export type AssignmentRules = {
  /** Reviews per proposal, those already given counted in. */
  perProposal: number
  /** Where a proposal wants another number. */
  wantedFor?: ReadonlyMap<string, number>
  /** The most reviews of one member, those already given counted in. */
  load: number
  /** At least one resident and one professional for each proposal; then `perProposal` is two or more. */
  mix: boolean
  /** May this member read this proposal: no closing conflict, not given back. */
  mayTake: (pair: Pair) => boolean
  /** Assignments that stand. */
  given?: readonly Pair[]
  /** What the whole has to be beside complete; absent where scores are not compared. */
  design?: DesignRules
  /** Chooses between assignments that are equally even; the same seed gives the same one. */
  seed?: string
}

/** What a proposal still needs when no assignment exists. */
export type Gap = { proposal: string; needs: Background | 'anyone'; missing: number }

/**
 * Who reads what, added to what was given. Sound: when an assignment within the rules exists it is found, and the
 * reviews are spread as evenly as the rules allow; otherwise `assignment-impossible` with the gaps of an assignment
 * that fills as many places as can be filled. By cheapest flow: source → need → background of a proposal → member →
 * sink, in which each further review of a member costs more than the one before.
 */
export function assign(
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: AssignmentRules,
): Verdict<{ pairs: Pair[] }> {
  if (rules.mix && rules.perProposal < backgrounds.length) {
    throw new RangeError('a resident and a professional are two reviews')
  }
  const given = rules.given ?? []
  const sinks = new Map(members.map((member) => [member.id, sinkArcs(member, given, rules)]))
  const needs = proposals.flatMap((proposal) => needsOf(proposal, members, given, rules))
  const reviews = proposals.flatMap((proposal) => reviewArcs(proposal, members, given, rules))
  const arcs = [
    ...needs.flatMap((need) => need.arcs),
    ...reviews.map((review) => review.arc),
    ...[...sinks.values()].flat(),
  ]
  sendCheapest(arcs, source, sink)
  const gaps = needs
    .map(
      ({ proposal, needs: whom, entry }): Gap => ({
        proposal,
        needs: whom,
        missing: entry.capacity - entry.flow,
      }),
    )
    .filter((gap) => gap.missing > 0)
  if (gaps.length > 0) return refused('assignment-impossible', { gaps })
  return allowed({ pairs: reviews.filter((review) => review.arc.flow > 0).map(({ pair }) => pair) })
}

/** The places of a proposal that are still open: one for each background that is missing, the rest for anyone. */
export function placesOf(
  proposal: string,
  members: readonly PanelMember[],
  given: readonly Pair[],
  rules: Pick<AssignmentRules, 'perProposal' | 'wantedFor' | 'mix'>,
): { missing: Background[]; anyone: number } {
  const readers = given.filter((pair) => pair.proposal === proposal)
  const reads = (background: Background) =>
    readers.some((pair) => members.some((one) => one.id === pair.member && one.background === background))
  const missing = rules.mix ? backgrounds.filter((background) => !reads(background)) : []
  return { missing, anyone: Math.max(0, readersWanted(rules, proposal) - readers.length - missing.length) }
}

/** How many reviews this proposal is to get, those already given counted in. */
export function readersWanted(
  { perProposal, wantedFor }: Pick<AssignmentRules, 'perProposal' | 'wantedFor'>,
  proposal: string,
): number {
  return wantedFor?.get(proposal) ?? perProposal
}

/** The pairs of a proposal that may be added to what was given. */
export function openPairs(
  proposal: string,
  members: readonly PanelMember[],
  given: readonly Pair[],
  { mayTake }: Pick<AssignmentRules, 'mayTake'>,
): Pair[] {
  return members
    .map(({ id }) => ({ proposal, member: id }))
    .filter((pair) => mayTake(pair) && !given.some((other) => samePair(other, pair)))
}

/** A whole number that chooses between equals; the same seed gives the same one. */
export function drawn(pair: Pair, { seed = '' }: Pick<AssignmentRules, 'seed'>): number {
  return chanceOf(`${seed}|${pair.proposal}|${pair.member}`)
}

const source = 'source'
const sink = 'sink'

/** Heavier than all the chance of one flow together, so that evenness always comes first. */
const stepCost = 1_000_000
const chance = 1_000

/** Dearer than any path, so that places for a resident or a professional are filled before those for anyone. */
const afterTheMix = 1_000 * stepCost

type Need = { proposal: string; needs: Gap['needs']; entry: Arc; arcs: Arc[] }

function needsOf(
  proposal: string,
  members: readonly PanelMember[],
  given: readonly Pair[],
  rules: AssignmentRules,
): Need[] {
  const { missing, anyone: open } = placesOf(proposal, members, given, rules)
  const anyone = arc(source, `${proposal}|anyone`, open, afterTheMix)
  return [
    ...missing.map((background): Need => {
      const entry = arc(source, `${proposal}|${background}`, 1)
      return { proposal, needs: background, entry, arcs: [entry] }
    }),
    {
      proposal,
      needs: 'anyone',
      entry: anyone,
      arcs: [anyone, ...backgrounds.map((background) => arc(anyone.to, `${proposal}|${background}`, open))],
    },
  ]
}

function reviewArcs(
  proposal: string,
  members: readonly PanelMember[],
  given: readonly Pair[],
  rules: AssignmentRules,
): { pair: Pair; arc: Arc }[] {
  const backgroundOf = new Map(members.map(({ id, background }) => [id, background]))
  return openPairs(proposal, members, given, rules).map((pair) => ({
    pair,
    arc: arc(
      `${proposal}|${backgroundOf.get(pair.member)}`,
      `member|${pair.member}`,
      1,
      drawn(pair, rules) % chance,
    ),
  }))
}

function sinkArcs(member: PanelMember, given: readonly Pair[], { load }: AssignmentRules): Arc[] {
  const has = given.filter((pair) => pair.member === member.id).length
  const free = Array.from({ length: Math.max(0, load - has) }, (_none, index) => has + index)
  return free.map((before) => arc(`member|${member.id}`, sink, 1, before * stepCost))
}

function samePair(one: Pair, other: Pair): boolean {
  return one.proposal === other.proposal && one.member === other.member
}
