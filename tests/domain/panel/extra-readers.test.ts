import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AssignmentRules,
  assign,
  type PanelMember,
  readersWanted,
} from '#app/domain/panel/assignment.ts'
import { checkAssignment } from '#app/domain/panel/assignment-check.ts'
import { conflictGrades, mayScore } from '#app/domain/panel/conflict.ts'
import { askableFor, notAskedFor, withExtraReaders } from '#app/domain/panel/extra-readers.ts'

const members: PanelMember[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({
  id,
  background: index % 2 === 0 ? 'resident' : 'professional',
}))
const readBy = (proposal: string, ...readers: string[]) => readers.map((member) => ({ proposal, member }))
const rules: AssignmentRules = { perProposal: 3, load: 15, mix: true, mayTake: () => true }

describe('extra readers', () => {
  test('are two for each where there are two, and fewer only where there are fewer', () => {
    const given = [
      ...readBy('p', 'a', 'b', 'c'),
      ...readBy('q', 'a', 'b', 'c'),
      ...readBy('r', 'a', 'b', 'c'),
    ]
    const near = new Set(['q d', 'q e', 'r d', 'r e', 'r f'])
    const mayTake = (pair: { proposal: string; member: string }) =>
      !near.has(`${pair.proposal} ${pair.member}`)
    const extra = withExtraReaders(['p', 'q', 'r'], members, { ...rules, given, mayTake }, 2)
    expect(['p', 'q', 'r'].map((proposal) => readersWanted(extra, proposal))).toEqual([5, 4, 3])
    const verdict = assign(['p', 'q', 'r'], members, extra)
    if (!verdict.ok) throw new Error('impossible')
    expect(verdict.pairs.filter(({ proposal }) => proposal === 'q')).toEqual(readBy('q', 'f'))
    expect(verdict.pairs.filter(({ proposal }) => proposal === 'p')).toHaveLength(2)
  })

  const field = fc.record({
    given: fc.uniqueArray(fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.constantFrom(...'abcdef')), {
      selector: (pair) => pair.join(' '),
      maxLength: 9,
    }),
    near: fc.array(fc.tuple(fc.constantFrom('p', 'q', 'r'), fc.constantFrom(...'abcdef'))),
    load: fc.integer({ min: 1, max: 5 }),
    most: fc.integer({ min: 0, max: 3 }),
  })

  test('can always be given, and nobody stays out who could still fill a place', () => {
    fc.assert(
      fc.property(field, ({ given, near, load, most }) => {
        const closed = new Set(near.map((pair) => pair.join(' ')))
        const all = {
          ...rules,
          load,
          given: given.map(([proposal, member]) => ({ proposal, member })),
          mayTake: (pair: { proposal: string; member: string }) =>
            !closed.has(`${pair.proposal} ${pair.member}`),
        }
        const proposals = ['p', 'q', 'r']
        const extra = withExtraReaders(proposals, members, all, most)
        const verdict = assign(proposals, members, extra)
        if (!verdict.ok) throw new Error('impossible')
        expect(checkAssignment(verdict.pairs, proposals, members, extra).ok).toBe(true)
        const after = { ...all, given: [...all.given, ...verdict.pairs] }
        for (const proposal of proposals) {
          const has = after.given.filter((pair) => pair.proposal === proposal).length
          const { free } = askableFor(proposal, members, after, (pair) => (all.mayTake(pair) ? null : 'near'))
          if (has < rules.perProposal + most) expect(free).toEqual([])
        }
      }),
    )
  })
})

describe('who can still be asked', () => {
  test('and of the others how many cannot, by reason', () => {
    const given = [...readBy('p', 'a', 'b'), ...readBy('q', 'c')]
    const why = { d: 'near', e: 'undeclared' } as const
    const found = askableFor(
      'p',
      members,
      { given, load: 1 },
      ({ member }) => why[member as 'd' | 'e'] ?? null,
    )
    expect(found).toEqual({
      free: ['f'],
      notAsked: [
        { reason: 'reads', members: 2 },
        { reason: 'undeclared', members: 1 },
        { reason: 'near', members: 1 },
        { reason: 'full', members: 1 },
      ],
    })
  })

  test('every member is counted once', () => {
    const why = fc.constantFrom('near', 'undeclared', 'gave-back', null)
    fc.assert(
      fc.property(
        fc.array(why, { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 0, max: 2 }),
        (reasons, load) => {
          const given = [...readBy('p', 'a'), ...readBy('q', 'b', 'c'), ...readBy('r', 'c')]
          const { free, notAsked } = askableFor('p', members, { given, load }, ({ member }) => {
            return reasons['abcdef'.indexOf(member)] ?? null
          })
          expect(free.length + notAsked.reduce((sum, one) => sum + one.members, 0)).toBe(6)
        },
      ),
    )
  })

  test('by what they declared', () => {
    const found = [null, ...conflictGrades].map((grade) =>
      notAskedFor(mayScore(grade, { interestBeside: false })),
    )
    expect(found).toEqual(['undeclared', null, null, 'near', 'near'])
  })
})
