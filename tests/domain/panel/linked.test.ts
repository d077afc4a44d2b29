import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AssignmentRules, Pair, PanelMember } from '#app/domain/panel/assignment.ts'
import { gapsIn } from '#app/domain/panel/assignment-check.ts'
import {
  acrossIn,
  type DesignRules,
  hasSeveralPillars,
  isAcross,
  piecesOf,
} from '#app/domain/panel/design.ts'
import { assignLinked, judgeDesign } from '#app/domain/panel/linked.ts'
import { solver } from '#app/effects/solver.server.ts'

const solve = await solver()
const named = (count: number, letter = 'p') =>
  Array.from({ length: count }, (_none, index) => `${letter}${index}`)
const panelOf = (count: number): PanelMember[] =>
  named(count, 'm').map((id, index) => ({ id, background: index % 2 ? 'professional' : 'resident' }))
const rules: AssignmentRules = { perProposal: 3, load: 15, mix: true, mayTake: () => true }
const pillars = ['children', 'income', 'together']
const byTurns: DesignRules = {
  pillarsOf: (proposal) => [pillars[Number(proposal.slice(1)) % pillars.length] as string],
  acrossBp: 2_000,
}

function pairsOf(verdict: ReturnType<typeof assignLinked>): Pair[] {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reason))
  return verdict.pairs
}

describe('a design in one piece', () => {
  test('two panels that would each read their own are tied together', () => {
    const pairs = pairsOf(
      assignLinked(named(4), panelOf(8), { ...rules, perProposal: 2, design: byTurns }, solve),
    )
    expect(piecesOf(named(4), pairs)).toHaveLength(1)
    expect(pairs).toHaveLength(8)
  })

  test('readers of one pillar read outside it as well', () => {
    const own = ({ proposal, member }: Pair) => Number(proposal.slice(1)) % 3 === Number(member.slice(1)) % 3
    const given = named(12).flatMap((proposal) =>
      named(6, 'm').flatMap((member) => (own({ proposal, member }) ? [{ proposal, member }] : [])),
    )
    const pairs = pairsOf(assignLinked(named(12), panelOf(6), { ...rules, given, design: byTurns }, solve))
    const all = [...given, ...pairs]
    expect(isAcross(acrossIn(all, byTurns.pillarsOf), 2_000)).toBe(true)
    expect(piecesOf(named(12), all)).toHaveLength(1)
  })

  test('the same seed gives the same design', () => {
    const chosen = { ...rules, perProposal: 2, design: byTurns, seed: 'spring' }
    const first = assignLinked(named(6), panelOf(12), chosen, solve)
    expect(assignLinked(named(6), panelOf(12), chosen, solve)).toEqual(first)
    expect(assignLinked(named(6), panelOf(12), { ...chosen, seed: 'autumn' }, solve)).not.toEqual(first)
  })

  test('forty proposals and fifteen members, each with people they know, are no trouble', () => {
    const mayTake = ({ proposal, member }: Pair) =>
      (Number(proposal.slice(1)) * 7 + Number(member.slice(1)) * 5) % 4 !== 0
    const pairs = pairsOf(
      assignLinked(named(40), panelOf(15), { ...rules, load: 8, mayTake, design: byTurns }, solve),
    )
    expect(judgeDesign(named(40), pairs, byTurns)).toEqual({ ok: true })
  })
})

describe('what stands in the way', () => {
  test('nobody may read in both neighbourhoods', () => {
    const mayTake = ({ proposal, member }: Pair) =>
      Number(proposal.slice(1)) < 2 === Number(member.slice(1)) < 4
    const verdict = assignLinked(named(4), panelOf(8), { ...rules, mayTake, design: byTurns }, solve)
    expect(verdict).toEqual({
      ok: false,
      reason: {
        code: 'panel-apart',
        parts: 2,
        bridges: 'none',
        groups: [
          ['p0', 'p1'],
          ['p2', 'p3'],
        ],
      },
    })
  })

  test('everybody who could read in both has read enough', () => {
    const verdict = assignLinked(
      named(2),
      panelOf(4),
      { ...rules, perProposal: 2, load: 1, design: byTurns },
      solve,
    )
    expect(verdict).toEqual({
      ok: false,
      reason: { code: 'panel-apart', parts: 2, bridges: 'full', groups: [['p0'], ['p1']] },
    })
  })

  test('everybody knows the applicants of all pillars but one, save one member', () => {
    const mayTake = ({ proposal, member }: Pair) =>
      Number(proposal.slice(1)) % 3 === Number(member.slice(1)) % 3 || member === 'm0'
    const verdict = assignLinked(
      named(9),
      panelOf(12),
      { ...rules, load: 6, mayTake, design: byTurns },
      solve,
    )
    expect(verdict).toMatchObject({ ok: false, reason: { code: 'pillars-apart', all: 27, needed: 20 } })
  })
})

describe('what a design is', () => {
  test('proposals hang together through others', () => {
    const pairs = [
      { proposal: 'p0', member: 'a' },
      { proposal: 'p1', member: 'a' },
      { proposal: 'p1', member: 'b' },
      { proposal: 'p2', member: 'b' },
    ]
    expect(piecesOf(named(4), pairs)).toEqual([['p0', 'p1', 'p2'], ['p3']])
  })

  test('the home of a member is the pillar they read most', () => {
    const pairs = named(4).map((proposal) => ({ proposal, member: 'a' }))
    expect(acrossIn(pairs, byTurns.pillarsOf)).toEqual({ across: 2, all: 4 })
    expect(acrossIn(pairs, () => ['children', 'income'])).toEqual({ across: 0, all: 4 })
    expect(acrossIn(pairs, () => [])).toEqual({ across: 4, all: 4 })
  })

  test('one pillar that all touch leaves nothing to cross', () => {
    expect(hasSeveralPillars(named(3), byTurns.pillarsOf)).toBe(true)
    expect(hasSeveralPillars(named(3), (one) => ['children', one])).toBe(false)
    expect(hasSeveralPillars([], byTurns.pillarsOf)).toBe(false)
  })
})

describe('soundness', () => {
  const cases = fc.record({
    members: fc
      .array(fc.constantFrom('resident' as const, 'professional' as const), { minLength: 1, maxLength: 4 })
      .map((all) => all.map((background, index): PanelMember => ({ id: `m${index}`, background }))),
    count: fc.integer({ min: 1, max: 4 }),
    closed: fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
    mostlyOpen: fc.boolean(),
    given: fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 3 }),
    touched: fc.array(fc.subarray(pillars.slice(0, 2)), { minLength: 4, maxLength: 4 }),
    perProposal: fc.integer({ min: 2, max: 3 }),
    load: fc.integer({ min: 1, max: 4 }),
    mix: fc.boolean(),
    acrossBp: fc.constantFrom(0, 2_000, 3_400),
    seed: fc.string({ maxLength: 3 }),
  })

  test('either all rules hold, or the reason named is true', () => {
    const met = new Set<string>()
    fc.assert(
      fc.property(cases, (one) => {
        const proposals = named(one.count)
        const at = ({ proposal, member }: Pair) => Number(proposal.slice(1)) * 4 + Number(member.slice(1))
        const mayTake = (pair: Pair) => one.mostlyOpen || !one.closed[at(pair)]
        const given = proposals
          .flatMap((proposal) => one.members.map(({ id }) => ({ proposal, member: id })))
          .filter((pair) => one.given.includes(at(pair)))
        const design: DesignRules = {
          pillarsOf: (proposal) => one.touched[Number(proposal.slice(1))] as string[],
          acrossBp: one.acrossBp,
        }
        const all = { ...one, mayTake, given, design }
        const verdict = assignLinked(proposals, one.members, all, solve)
        const whole = everyWhole(proposals, one.members, all)
        const linked = whole.filter((pairs) => piecesOf(proposals, pairs).length === 1)
        const several = hasSeveralPillars(proposals, design.pillarsOf)
        const enough = linked.filter(
          (pairs) => !several || isAcross(acrossIn(pairs, design.pillarsOf), one.acrossBp),
        )
        met.add(verdict.ok ? 'ok' : verdict.reason.code)
        if (verdict.ok) {
          expect(enough.map(keyOf)).toContain(keyOf([...given, ...verdict.pairs]))
        } else if (verdict.reason.code === 'assignment-impossible') {
          expect(whole).toEqual([])
        } else if (verdict.reason.code === 'panel-apart') {
          expect(whole).not.toEqual([])
          expect(linked).toEqual([])
          const possible = piecesOf(proposals, [...given, ...openIn(proposals, one.members, all)])
          expect(verdict.reason.bridges).toBe(possible.length > 1 ? 'none' : 'full')
          expect((verdict.reason.groups as string[][]).flat().sort()).toEqual(proposals)
        } else {
          expect(verdict.reason.code).toBe('pillars-apart')
          expect(enough).toEqual([])
          const most = Math.max(...linked.map((pairs) => acrossIn(pairs, design.pillarsOf).across))
          expect(verdict.reason.across).toBe(most)
        }
      }),
      { numRuns: 400 },
    )
    expect([...met]).toEqual(expect.arrayContaining(['assignment-impossible', 'ok']))
  })
})

type Limits = AssignmentRules & { given: readonly Pair[] }

function openIn(proposals: readonly string[], members: readonly PanelMember[], { mayTake }: Limits): Pair[] {
  return proposals.flatMap((proposal) =>
    members.map(({ id }) => ({ proposal, member: id })).filter((pair) => mayTake(pair)),
  )
}

/** Every whole assignment on top of what was given, by trying all of them. */
function everyWhole(proposals: readonly string[], members: readonly PanelMember[], limits: Limits): Pair[][] {
  const loadOf = (pairs: readonly Pair[], id: string) => pairs.filter(({ member }) => member === id).length
  const bearable = (pairs: readonly Pair[]) =>
    members.every(({ id }) => loadOf(pairs, id) <= Math.max(limits.load, loadOf(limits.given, id)))
  return proposals
    .reduce<Pair[][]>(
      (designs, proposal) => {
        const had = limits.given.filter((pair) => pair.proposal === proposal)
        const open = openIn([proposal], members, limits).filter(
          (pair) => !had.some(({ member }) => member === pair.member),
        )
        const needed = gapsIn(had, [proposal], members, limits).reduce((sum, gap) => sum + gap.missing, 0)
        const ways = subsets(open).filter(
          (way) =>
            way.length === needed && gapsIn([...had, ...way], [proposal], members, limits).length === 0,
        )
        return designs.flatMap((design) => ways.map((way) => [...design, ...way]))
      },
      [[...limits.given]],
    )
    .filter(bearable)
}

function subsets<Item>(items: readonly Item[]): Item[][] {
  const all: Item[][] = [[]]
  for (const item of items) all.push(...all.map((one) => [...one, item]))
  return all
}

function keyOf(pairs: readonly Pair[]): string {
  return pairs
    .map(({ proposal, member }) => `${proposal}${member}`)
    .sort()
    .join(' ')
}
