import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { competes, type Draw, undecidedStates } from '#app/domain/panel/competing.ts'
import { proposalStates } from '#app/domain/proposal/state.ts'

const draw: fc.Arbitrary<Draw> = fc.record({
  pot: fc.constantFrom('giving', 'pilots'),
  batch: fc.constantFrom(null, 'spring', 'autumn'),
  state: fc.constantFrom(...proposalStates),
})
const spring = (change: Partial<Draw> = {}): Draw => ({
  pot: 'giving',
  batch: 'spring',
  state: 'in-review',
  ...change,
})

describe('drawing on one ceiling at the same time', () => {
  test('two rounds of one pot compete while both proposals are undecided', () => {
    const autumn = spring({ batch: 'autumn', state: 'submitted' })
    expect(competes(spring(), autumn)).toBe(true)
    expect(competes(spring({ state: 'awarded' }), autumn)).toBe(false)
    expect(competes(spring({ state: 'waiting-list' }), autumn)).toBe(true)
    expect(competes(spring(), { ...autumn, pot: 'pilots' })).toBe(false)
  })

  test('in one batch they do until the end, also when one was decided a day earlier', () => {
    expect(competes(spring({ state: 'declined' }), spring({ state: 'awaiting-decision' }))).toBe(true)
  })

  test('what was taken back competes with nothing', () => {
    expect(competes(spring({ state: 'withdrawn' }), spring())).toBe(false)
  })

  test('it goes both ways, and outside a batch it needs one pot and two open outcomes', () => {
    fc.assert(
      fc.property(draw, draw, (one, other) => {
        expect(competes(one, other)).toBe(competes(other, one))
        if (!competes(one, other) || (one.batch !== null && one.batch === other.batch)) return
        expect(one.pot).toBe(other.pot)
        for (const { state } of [one, other]) expect(undecidedStates).toContain(state)
      }),
    )
  })
})
