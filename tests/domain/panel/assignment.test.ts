import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AssignmentRules,
  assign,
  type Gap,
  type Pair,
  type PanelMember,
} from '#app/domain/panel/assignment.ts'

const panel: PanelMember[] = Array.from({ length: 8 }, (_none, index) => ({
  id: `m${index}`,
  background: index < 4 ? 'resident' : 'professional',
}))
const named = (count: number) => Array.from({ length: count }, (_none, index) => `p${index}`)
const rules: AssignmentRules = { perProposal: 3, load: 15, mix: true, mayTake: () => true }

function pairsOf(verdict: ReturnType<typeof assign>): Pair[] {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reason))
  return verdict.pairs
}

function gapsOf(verdict: ReturnType<typeof assign>): Gap[] {
  return verdict.ok ? [] : (verdict.reason.gaps as Gap[])
}

const loadOf = (pairs: readonly Pair[], member: string) =>
  pairs.filter((pair) => pair.member === member).length

describe('a full panel without conflicts', () => {
  const pairs = pairsOf(assign(named(10), panel, { ...rules, seed: 'spring' }))

  test('every proposal has three readers, a resident and a professional among them', () => {
    for (const proposal of named(10)) expectReaders(pairs, proposal, panel, 3)
  })

  test('the reviews are spread evenly', () => {
    const loads = panel.map((member) => loadOf(pairs, member.id))
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  })

  test('the same seed gives the same readers, another seed others', () => {
    expect(pairsOf(assign(named(10), panel, { ...rules, seed: 'spring' }))).toEqual(pairs)
    expect(pairsOf(assign(named(10), panel, { ...rules, seed: 'autumn' }))).not.toEqual(pairs)
  })
})

describe('what a greedy choice would get wrong', () => {
  const members: PanelMember[] = [
    { id: 'r1', background: 'resident' },
    { id: 'r2', background: 'resident' },
    { id: 'f1', background: 'professional' },
    { id: 'f2', background: 'professional' },
  ]

  test('the one resident who can read the second proposal is kept for it', () => {
    const mayTake = ({ proposal, member }: Pair) => !(proposal === 'p1' && member === 'r2')
    const pairs = pairsOf(assign(named(2), members, { ...rules, perProposal: 2, load: 1, mayTake }))
    expect(pairs).toContainEqual({ proposal: 'p1', member: 'r1' })
    expect(pairs).toContainEqual({ proposal: 'p0', member: 'r2' })
  })
})

describe('what stands in the way', () => {
  test('no resident may read it', () => {
    const mayTake = ({ proposal, member }: Pair) => !(proposal === 'p0' && member < 'm4')
    const verdict = assign(named(2), panel, { ...rules, mayTake })
    expect(verdict).toEqual({
      ok: false,
      reason: { code: 'assignment-impossible', gaps: [{ proposal: 'p0', needs: 'resident', missing: 1 }] },
    })
  })

  test('everybody is full', () => {
    const gaps = gapsOf(assign(named(4), panel, { ...rules, load: 1 }))
    expect(gaps.reduce((total, gap) => total + gap.missing, 0)).toBe(4)
    expect(gaps.every((gap) => gap.needs === 'anyone')).toBe(true)
  })

  test('there is no panel, or nothing to read', () => {
    expect(gapsOf(assign(['p0'], [], rules))).toEqual([
      { proposal: 'p0', needs: 'resident', missing: 1 },
      { proposal: 'p0', needs: 'professional', missing: 1 },
      { proposal: 'p0', needs: 'anyone', missing: 1 },
    ])
    expect(assign([], panel, rules)).toEqual({ ok: true, pairs: [] })
  })

  test('a resident and a professional cannot be one review', () => {
    expect(() => assign(['p0'], panel, { ...rules, perProposal: 1 })).toThrow(RangeError)
  })
})

describe('adding to what was given', () => {
  const given = pairsOf(assign(named(6), panel, { ...rules, seed: 'spring' }))

  test('two more in the grey zone are two others', () => {
    const extra = pairsOf(assign(['p0', 'p3'], panel, { ...rules, perProposal: 5, given }))
    expect(extra).toHaveLength(4)
    for (const proposal of ['p0', 'p3']) expectReaders([...given, ...extra], proposal, panel, 5)
  })

  test('one who gave a proposal back is replaced, from the same background when it was the only one', () => {
    const readers = given.filter((pair) => pair.proposal === 'p0')
    const isResident = (pair: Pair) =>
      panel.some((one) => one.id === pair.member && one.background === 'resident')
    const alone =
      readers.filter(isResident).length === 1
        ? readers.filter(isResident)
        : readers.filter((pair) => !isResident(pair))
    const back = alone[0] as Pair
    const standing = given.filter((pair) => pair !== back)
    const mayTake = (pair: Pair) => !(pair.proposal === back.proposal && pair.member === back.member)
    const [substitute, ...none] = pairsOf(assign(named(6), panel, { ...rules, given: standing, mayTake }))
    expect(none).toEqual([])
    expect(substitute && isResident(substitute)).toBe(isResident(back))
  })
})

describe('soundness', () => {
  const members = fc
    .array(fc.constantFrom('resident' as const, 'professional' as const), { minLength: 0, maxLength: 4 })
    .map((all) => all.map((background, index): PanelMember => ({ id: `m${index}`, background })))
  const cases = fc.record({
    members,
    count: fc.integer({ min: 0, max: 3 }),
    closed: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    perProposal: fc.integer({ min: 2, max: 3 }),
    load: fc.integer({ min: 0, max: 3 }),
    mix: fc.boolean(),
    seed: fc.string(),
  })

  test('finds an assignment exactly when there is one, and keeps every rule', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const proposals = named(one.count)
        const mayTake = ({ proposal, member }: Pair) =>
          !one.closed[Number(proposal.slice(1)) * 4 + Number(member.slice(1))]
        const verdict = assign(proposals, one.members, { ...one, mayTake })
        expect(verdict.ok).toBe(existsByTrying(proposals, one.members, { ...one, mayTake }))
        if (!verdict.ok) return
        for (const proposal of proposals)
          expectReaders(verdict.pairs, proposal, one.members, one.perProposal, one.mix)
        for (const pair of verdict.pairs) expect(mayTake(pair)).toBe(true)
        for (const member of one.members)
          expect(loadOf(verdict.pairs, member.id)).toBeLessThanOrEqual(one.load)
      }),
      { numRuns: 400 },
    )
  })

  test('a hundred proposals and twelve members are no trouble', () => {
    const twelve = Array.from(
      { length: 12 },
      (_none, index): PanelMember => ({
        id: `m${index}`,
        background: index % 2 ? 'resident' : 'professional',
      }),
    )
    const pairs = pairsOf(assign(named(100), twelve, { ...rules, load: 25 }))
    expect(twelve.map((member) => loadOf(pairs, member.id))).toEqual(twelve.map(() => 25))
  })
})

function expectReaders(
  pairs: readonly Pair[],
  proposal: string,
  members: readonly PanelMember[],
  count: number,
  mix = true,
) {
  const readers = pairs.filter((pair) => pair.proposal === proposal).map((pair) => pair.member)
  expect(new Set(readers).size).toBe(count)
  expect(readers).toHaveLength(count)
  const among = new Set(
    members.filter((member) => readers.includes(member.id)).map((member) => member.background),
  )
  if (mix) expect(among.size).toBe(2)
}

/** Every choice of readers for one proposal after another. */
function existsByTrying(
  proposals: readonly string[],
  members: readonly PanelMember[],
  limits: AssignmentRules,
  taken: readonly string[] = [],
): boolean {
  const [proposal, ...rest] = proposals
  if (proposal === undefined) return true
  const free = members.filter(
    ({ id }) =>
      limits.mayTake({ proposal, member: id }) && taken.filter((other) => other === id).length < limits.load,
  )
  return choices(free, limits.perProposal).some((readers) => {
    if (limits.mix && new Set(readers.map((reader) => reader.background)).size < 2) return false
    return existsByTrying(rest, members, limits, [...taken, ...readers.map((reader) => reader.id)])
  })
}

function choices<Item>(items: readonly Item[], size: number): Item[][] {
  if (size === 0) return [[]]
  return items.flatMap((item, index) =>
    choices(items.slice(index + 1), size - 1).map((others) => [item, ...others]),
  )
}
