import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AssignmentRules, assign, type Pair, type PanelMember } from '#app/domain/panel/assignment.ts'
import { checkAssignment, gapsIn } from '#app/domain/panel/assignment-check.ts'

const panel: PanelMember[] = Array.from({ length: 6 }, (_none, index) => ({
  id: `m${index}`,
  background: index < 3 ? 'resident' : 'professional',
}))
const rules: AssignmentRules = { perProposal: 3, load: 4, mix: true, mayTake: () => true }
const pairs = (proposal: string, ...members: string[]): Pair[] =>
  members.map((member) => ({ proposal, member }))
const codeOf = (given: readonly Pair[], change: Partial<AssignmentRules> = {}, proposals = ['p']) => {
  const verdict = checkAssignment(given, proposals, panel, { ...rules, ...change })
  return verdict.ok ? 'ok' : verdict.reason.code
}

describe('pairs that were proposed', () => {
  test.each([
    ['both backgrounds, three readers', pairs('p', 'm0', 'm1', 'm3'), 'ok'],
    ['more than are needed', pairs('p', 'm0', 'm1', 'm3', 'm4'), 'ok'],
    ['residents only', pairs('p', 'm0', 'm1', 'm2'), 'assignment-impossible'],
    ['too few', pairs('p', 'm0', 'm3'), 'assignment-impossible'],
    ['somebody twice', pairs('p', 'm0', 'm0', 'm3'), 'assignment-changed'],
    ['a stranger', pairs('p', 'm0', 'm3', 'x'), 'assignment-changed'],
    ['another proposal', [...pairs('p', 'm0', 'm1', 'm3'), ...pairs('q', 'm0')], 'assignment-changed'],
  ])('%s: %s', (_name, given, code) => {
    expect(codeOf(given)).toBe(code)
  })

  test('who is near, or reads it already, or reads too much, is not taken', () => {
    const three = pairs('p', 'm0', 'm1', 'm3')
    expect(codeOf(three, { mayTake: ({ member }) => member !== 'm1' })).toBe('assignment-changed')
    expect(codeOf(three, { given: pairs('p', 'm0') })).toBe('assignment-changed')
    const busy = ['q', 'r', 's', 't'].flatMap((proposal) => pairs(proposal, 'm0'))
    expect(codeOf(three, { given: busy })).toBe('assignment-changed')
    expect(codeOf(pairs('p', 'm1', 'm2', 'm3'), { given: busy })).toBe('ok')
  })

  test('whatever the automatic assignment proposes is accepted, and says of its gaps the same', () => {
    const world = fc.record({
      count: fc.integer({ min: 1, max: 4 }),
      closed: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5 })), {
        maxLength: 10,
        selector: String,
      }),
    })
    fc.assert(
      fc.property(world, ({ count, closed }) => {
        const proposals = Array.from({ length: count }, (_none, index) => `p${index}`)
        const mayTake = ({ proposal, member }: Pair) =>
          !closed.some(([p, m]) => proposal === `p${p}` && member === `m${m}`)
        const all = { ...rules, mayTake }
        const verdict = assign(proposals, panel, all)
        if (verdict.ok) expect(checkAssignment(verdict.pairs, proposals, panel, all)).toEqual({ ok: true })
        else expect(gapsIn([], proposals, panel, all).length).toBeGreaterThan(0)
      }),
    )
  })
})
