import type { AssignmentRules, Pair, PanelMember } from './assignment.ts'
import { gapsIn } from './assignment-check.ts'
import { acrossIn, type DesignRules, hasSeveralPillars, piecesOf } from './design.ts'

type Rules = AssignmentRules & { design: DesignRules }

/**
 * A better design from a whole one: again and again one reader is replaced, or two change places, as long as that
 * leaves fewer pieces, or as many with fewer reviews missing across pillars, or as many of both with a more even load.
 * Every proposal keeps its readers and every rule of the assignment holds. Each step lowers those three numbers in that
 * order and none is below nought, so it ends; where it ends need not be the best.
 */
export function exchange(
  start: readonly Pair[],
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: Rules,
): Pair[] {
  const worth = worthOf(proposals, rules)
  let pairs = [...start]
  let now = worth(pairs)
  for (let better = true; better; ) {
    better = false
    for (const next of moves(pairs, members, rules)) {
      const then = worth(next)
      if (!isLess(then, now)) continue
      pairs = next
      now = then
      better = true
      break
    }
  }
  return pairs
}

type Worth = readonly [pieces: number, missingAcross: number, unevenness: number]

function worthOf(
  proposals: readonly string[],
  { given = [], design }: Rules,
): (pairs: readonly Pair[]) => Worth {
  const asked = hasSeveralPillars(proposals, design.pillarsOf)
  return (pairs) => {
    const all = [...given, ...pairs]
    const needed = asked ? Math.ceil((all.length * design.acrossBp) / 10_000) : 0
    const loads = new Map<string, number>()
    for (const { member } of all) loads.set(member, (loads.get(member) ?? 0) + 1)
    return [
      piecesOf(proposals, all).length,
      Math.max(0, needed - acrossIn(all, design.pillarsOf).across),
      [...loads.values()].reduce((sum, load) => sum + load * load, 0),
    ]
  }
}

function isLess(one: Worth, other: Worth): boolean {
  const index = one.findIndex((value, at) => value !== other[at])
  return index >= 0 && (one[index] as number) < (other[index] as number)
}

/** Every design that is one step away and keeps the rules of the assignment: replacements first. */
function* moves(pairs: readonly Pair[], members: readonly PanelMember[], rules: Rules): Generator<Pair[]> {
  const given = rules.given ?? []
  const taken = new Set([...given, ...pairs].map(keyOf))
  const may = (pair: Pair) => rules.mayTake(pair) && !taken.has(keyOf(pair))
  const whole = (next: readonly Pair[], touched: string[]) =>
    gapsIn([...given, ...next], touched, members, rules).length === 0
  for (const [index, pair] of pairs.entries()) {
    for (const { id } of members) {
      const other = { proposal: pair.proposal, member: id }
      const load = [...given, ...pairs].filter(({ member }) => member === id).length
      if (load >= rules.load || !may(other)) continue
      const next = pairs.with(index, other)
      if (whole(next, [pair.proposal])) yield next
    }
  }
  for (const [index, one] of pairs.entries()) {
    for (const [offset, other] of pairs.slice(index + 1).entries()) {
      const first = { proposal: one.proposal, member: other.member }
      const second = { proposal: other.proposal, member: one.member }
      if (one.member === other.member || !may(first) || !may(second)) continue
      const next = pairs.with(index, first).with(index + 1 + offset, second)
      if (whole(next, [one.proposal, other.proposal])) yield next
    }
  }
}

function keyOf({ proposal, member }: Pair): string {
  return `${proposal}|${member}`
}
