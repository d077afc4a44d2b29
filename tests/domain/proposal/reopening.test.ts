import { describe, expect, test } from 'vitest'
import { canAskHelp, fundSees } from '#app/domain/proposal/conversation.ts'
import { canReopen, isReopened } from '#app/domain/proposal/reopening.ts'
import { proposalStates } from '#app/domain/proposal/state.ts'
import { allowed, refused } from '#app/domain/verdict.ts'

const round = { opensAt: new Date('2026-02-01T08:00:00Z'), closesAt: new Date('2026-03-31T22:00:00Z') }
const after = new Date('2026-04-02T10:00:00Z')

describe('opening one application once more', () => {
  test('is for a draft after the close, one that was sent, and one that came back', () => {
    const can = (state: (typeof proposalStates)[number]) => canReopen({ state, round }, '2026-04-10', after)
    expect(can('draft')).toEqual(allowed({ state: 'draft' }))
    expect(can('submitted')).toEqual(allowed({ state: 'returned' }))
    expect(can('returned')).toEqual(allowed({ state: 'returned' }))
    for (const state of proposalStates.filter((one) => !['draft', 'submitted', 'returned'].includes(one)))
      expect(can(state)).toEqual(refused('not-in-this-state', { state }))
  })

  test('is not needed while the round is open, and lasts four weeks at most', () => {
    const can = (until: string, now = after) => canReopen({ state: 'draft', round }, until, now)
    expect(can('2026-04-10', new Date('2026-03-31T21:59:00Z'))).toEqual(refused('round-still-open'))
    expect(can('2026-04-02')).toEqual(allowed({ state: 'draft' }))
    expect(can('2026-04-01')).toEqual(refused('reopening-day-passed'))
    expect(can('2026-04-30')).toEqual(allowed({ state: 'draft' }))
    expect(can('2026-05-01')).toEqual(refused('reopening-too-long', { count: 28 }))
  })

  test('ends with its last day in Amsterdam', () => {
    expect(isReopened('2026-04-10', new Date('2026-04-10T21:59:00Z'))).toBe(true)
    expect(isReopened('2026-04-10', new Date('2026-04-10T22:00:00Z'))).toBe(false)
    expect(isReopened(null, after)).toBe(false)
  })
})

test('a draft is seen by the fund only when its writers asked, and only a draft needs asking', () => {
  const never = { submittedAt: null, helpAskedAt: null }
  expect(fundSees(never)).toBe(false)
  expect(fundSees({ ...never, helpAskedAt: after })).toBe(true)
  expect(fundSees({ ...never, submittedAt: after })).toBe(true)
  expect(canAskHelp('draft')).toEqual(allowed())
  expect(canAskHelp('submitted')).toMatchObject({ reason: { code: 'not-in-this-state' } })
})
