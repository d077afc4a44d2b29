import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canOpenRounds, type SetUpFacts, setUpSteps, stepsDone } from '#app/domain/set-up.ts'

const complete: SetUpFacts = {
  named: true,
  neighbourhoods: 3,
  contacts: 1,
  potsWithMoney: 1,
  pillars: 2,
  managers: ['sipke'],
  approvers: ['tjitske'],
  residents: 4,
  professionals: 4,
  panel: { residents: 4, professionals: 4 },
  chairs: 1,
  contributedCents: 100_00,
  hasAccount: true,
  rounds: 1,
}

describe('the set-up of a fund', () => {
  test('is done when everything is there', () => {
    expect(Object.values(stepsDone(complete)).every(Boolean)).toBe(true)
    expect(canOpenRounds(complete, 'full').ok).toBe(true)
  })

  test('one person who prepares and decides is not enough', () => {
    const alone = { ...complete, managers: ['sipke'], approvers: ['sipke'] }
    expect(stepsDone(alone).people).toBe(false)
    expect(canOpenRounds(alone, 'small-start')).toMatchObject({ reason: { missing: ['people'] } })
  })

  test('a small start needs no pillars, a full round does; neither waits for the panel or the bank', () => {
    const young = { ...complete, pillars: 0, residents: 0, chairs: 0, hasAccount: false, contributedCents: 0 }
    expect(canOpenRounds(young, 'small-start').ok).toBe(true)
    expect(canOpenRounds(young, 'full')).toMatchObject({
      reason: { code: 'round-not-complete', missing: ['programme'] },
    })
  })

  test('what is missing is said in the order in which one does it, and nothing else is', () => {
    const facts: fc.Arbitrary<SetUpFacts> = fc.record({
      named: fc.boolean(),
      neighbourhoods: fc.nat(2),
      contacts: fc.nat(2),
      potsWithMoney: fc.nat(2),
      pillars: fc.nat(2),
      managers: fc.subarray(['a', 'b']),
      approvers: fc.subarray(['a', 'b']),
      residents: fc.nat(5),
      professionals: fc.nat(5),
      panel: fc.constant({ residents: 4, professionals: 4 }),
      chairs: fc.nat(1),
      contributedCents: fc.nat(1),
      hasAccount: fc.boolean(),
      rounds: fc.nat(1),
    })
    fc.assert(
      fc.property(facts, fc.constantFrom('small-start' as const, 'full' as const), (some, track) => {
        const verdict = canOpenRounds(some, track)
        const missing = verdict.ok ? [] : (verdict.reason.missing as string[])
        const done = stepsDone(some)
        expect(missing).toEqual(setUpSteps.filter((step) => missing.includes(step)))
        for (const step of missing) expect(done[step as keyof typeof done]).toBe(false)
      }),
    )
  })
})
