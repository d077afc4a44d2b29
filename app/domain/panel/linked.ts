import { allowed, type Refusal, refused, type Verdict } from '../verdict.ts'
import {
  type AssignmentRules,
  assign,
  openPairs,
  type Pair,
  type PanelMember,
  placesOf,
} from './assignment.ts'
import { type Across, acrossIn, type DesignRules, hasSeveralPillars, isAcross, piecesOf } from './design.ts'
import { exchange } from './exchange.ts'
import type { Program, Solve, Sum } from './program.ts'

/** Does a whole design, given pairs counted in, keep these rules? Refuses `panel-apart` (groups) or `pillars-apart` (across, all, needed, share). */
export function judgeDesign(
  proposals: readonly string[],
  pairs: readonly Pair[],
  design: DesignRules,
): Verdict {
  const groups = piecesOf(proposals, pairs)
  if (groups.length > 1) return refused('panel-apart', { groups, parts: groups.length, bridges: 'not-used' })
  if (!hasSeveralPillars(proposals, design.pillarsOf)) return allowed()
  const found = acrossIn(pairs, design.pillarsOf)
  return isAcross(found, design.acrossBp) ? allowed() : tooFewAcross(found, design)
}

/**
 * Who reads what, as `assign` says it, in one piece and with enough reviews across pillars. Sound: it answers a design
 * that keeps every rule when one exists, as even as exchanges make it, and otherwise what stands in the way, in this
 * order: `assignment-impossible` (gaps) · `panel-apart` (groups: the pieces that stay; bridges `none` when nobody may
 * read in both, `full` when those who may have no room) · `pillars-apart` (across of all is the most that one piece can
 * reach; needed and share in percent) · `assignment-undecided` when the solver stopped before it knew. First the
 * cheapest flow, then exchanges of readers; where those end outside the rules, a program of whole numbers, in which one
 * piece is a flow of one commodity (Gavish and Graves 1978).
 */
export function assignLinked(
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: AssignmentRules & { design: DesignRules },
  solve: Solve,
): Verdict<{ pairs: Pair[] }> {
  const given = rules.given ?? []
  const even = assign(proposals, members, rules)
  if (!even.ok) return even
  const keeps = (pairs: readonly Pair[]) => judgeDesign(proposals, [...given, ...pairs], rules.design).ok
  if (keeps(even.pairs)) return even
  const exchanged = exchange(even.pairs, proposals, members, rules)
  if (keeps(exchanged)) return allowed({ pairs: exchanged })
  const model = modelOf(proposals, members, rules)
  const asked = hasSeveralPillars(proposals, rules.design.pillarsOf)
  const found = bestOf(model, asked ? [model.enoughAcross] : [], [], solve)
  if (typeof found !== 'string') {
    return allowed({ pairs: exchange(found.pairs, proposals, members, rules) })
  }
  const most = asked && found === 'impossible' ? bestOf(model, [], model.homes, solve) : found
  if (most === 'undecided' || (most !== 'impossible' && !most.best)) return refused('assignment-undecided')
  if (most === 'impossible') {
    const { groups, bridges } = apart(model, even.pairs)
    return refused('panel-apart', { groups, parts: groups.length, bridges })
  }
  return tooFewAcross(acrossIn([...given, ...most.pairs], rules.design.pillarsOf), rules.design)
}

type Row = Program['rows'][number]

type Model = {
  proposals: readonly string[]
  given: readonly Pair[]
  /** Pairs that may be chosen; the variable of a pair is its index. */
  pairs: Pair[]
  program: Omit<Program, 'objective'>
  homes: Sum
  enoughAcross: Row
}

/**
 * Variables, in this order: a pair is chosen · for each reader, at least how many of their reviews touch one pillar · what keeps it in one piece.
 */
function modelOf(
  proposals: readonly string[],
  members: readonly PanelMember[],
  rules: AssignmentRules & { design: DesignRules },
): Model {
  const given = rules.given ?? []
  const pairs = proposals.flatMap((proposal) => openPairs(proposal, members, given, rules))
  const chosen = (which: (pair: Pair) => boolean): Sum =>
    pairs.flatMap((pair, variable) => (which(pair) ? [{ variable, times: 1 }] : []))
  const variables: Program['variables'] = pairs.map(() => ({ most: 1, whole: true }))
  const rows: Row[] = []

  let places = 0
  for (const proposal of proposals) {
    const { missing, anyone } = placesOf(proposal, members, given, rules)
    const needed = missing.length + anyone
    places += needed
    rows.push({ sum: chosen((pair) => pair.proposal === proposal), least: needed, most: needed })
    for (const background of missing) {
      const from = new Set(members.filter((one) => one.background === background).map(({ id }) => id))
      rows.push({ sum: chosen((pair) => pair.proposal === proposal && from.has(pair.member)), least: 1 })
    }
  }

  for (const { id } of members) {
    const free = Math.max(0, rules.load - given.filter((pair) => pair.member === id).length)
    rows.push({ sum: chosen((pair) => pair.member === id), most: free })
  }

  const homes: Sum = []
  for (const reader of new Set([...members.map(({ id }) => id), ...given.map((pair) => pair.member)])) {
    variables.push({ most: proposals.length + given.length, whole: false })
    const home = { variable: variables.length - 1, times: 1 }
    homes.push(home)
    for (const pillar of new Set(proposals.flatMap(rules.design.pillarsOf))) {
      const touches = (pair: Pair) =>
        pair.member === reader && rules.design.pillarsOf(pair.proposal).includes(pillar)
      const sum = [home, ...chosen(touches).map(({ variable }) => ({ variable, times: -1 }))]
      rows.push({ sum, least: given.filter(touches).length })
    }
  }
  const all = given.length + places
  const fewest = Math.ceil((all * rules.design.acrossBp) / 10_000)
  rows.push(...inOnePiece(proposals, given, pairs, places, variables))
  return {
    proposals,
    given,
    pairs,
    program: { variables, rows },
    homes,
    enoughAcross: { sum: homes, most: all - fewest },
  }
}

type Found = { pairs: Pair[]; best: boolean } | 'impossible' | 'undecided'

/** The best choice in one piece. */
function bestOf({ pairs, program }: Model, more: readonly Row[], objective: Sum, solve: Solve): Found {
  const solution = solve({ ...program, objective, rows: [...program.rows, ...more] })
  if (typeof solution === 'string') return solution
  return {
    pairs: pairs.filter((_pair, variable) => (solution.values[variable] ?? 0) > 0.5),
    best: solution.best,
  }
}

/**
 * One piece, as a flow: the first proposal sends one unit to every other, along pairs that are chosen or given, so each
 * can be reached. And a design in one piece has at least as many reviews as proposals and readers together, less one.
 */
function inOnePiece(
  proposals: readonly string[],
  given: readonly Pair[],
  pairs: readonly Pair[],
  places: number,
  variables: Program['variables'],
): Row[] {
  const [root, ...others] = proposals
  const most = others.length
  const rows: Row[] = []
  const balances = new Map<string, Sum>()
  const readers = new Map<string, Sum>()
  const put = (to: Map<string, Sum>, key: string, variable: number, times: number) =>
    to.set(key, [...(to.get(key) ?? []), { variable, times }])
  ;[...pairs, ...given].forEach(({ proposal, member }, index) => {
    const [there, back] = [variables.length, variables.length + 1]
    variables.push({ most, whole: false }, { most, whole: false })
    for (const [variable, times] of [
      [there, 1],
      [back, -1],
    ] as const) {
      put(balances, `proposal|${proposal}`, variable, -times)
      put(balances, `member|${member}`, variable, times)
      if (index < pairs.length) {
        const open = [
          { variable: index, times: most },
          { variable, times: -1 },
        ]
        rows.push({ sum: open, least: 0 })
      }
    }
    if (index < pairs.length) put(readers, member, index, 1)
  })
  for (const [node, sum] of balances) {
    const stays = node === `proposal|${root}` ? -most : node.startsWith('proposal|') ? 1 : 0
    rows.push({ sum, least: stays, most: stays })
  }

  const had = new Set(given.map((pair) => pair.member))
  const counted: Sum = []
  for (const [member, sum] of readers) {
    if (had.has(member)) continue
    const reads = { variable: variables.length, times: 1 }
    variables.push({ most: 1, whole: false })
    counted.push(reads)
    for (const { variable } of sum) rows.push({ sum: [reads, { variable, times: -1 }], least: 0 })
  }
  rows.push({ sum: counted, most: given.length + places + 1 - proposals.length - had.size })
  return rows
}

/** The pieces that stay: of everything that may be read where even that falls apart, else of the most even choice. */
function apart({ proposals, given, pairs }: Model, even: readonly Pair[]) {
  const possible = piecesOf(proposals, [...given, ...pairs])
  return possible.length > 1
    ? { groups: possible, bridges: 'none' }
    : { groups: piecesOf(proposals, [...given, ...even]), bridges: 'full' }
}

function tooFewAcross({ across, all }: Across, { acrossBp }: DesignRules): Refusal {
  const share = all === 0 ? 0 : Math.floor((across * 100) / all)
  return refused('pillars-apart', { across, all, share, needed: Math.ceil(acrossBp / 100) })
}
