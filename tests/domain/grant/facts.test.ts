import { describe, expect, test } from 'vitest'
import { evaluate } from '#app/domain/grant/condition.ts'
import { acceptersFor, factsOf, type HappenedFacts } from '#app/domain/grant/facts.ts'
import { trancheState } from '#app/domain/grant/tranche.ts'
import { uuid } from '#tests/domain/proposal/proposals.ts'
import { agreed } from './agreements.ts'

const terms = agreed()
const happened = (change: Partial<HappenedFacts> = {}): HappenedFacts => ({
  today: '2026-12-20',
  signed: true,
  acceptedMilestones: [],
  acceptedReports: [],
  paidTranches: [],
  confirmations: [],
  measured: {},
  ...change,
})
const states = (change: Partial<HappenedFacts>, of = terms) =>
  of.tranches.map(
    (tranche) =>
      trancheState(tranche, { facts: factsOf(of, happened(change)), release: null, onHold: false }).state,
  )

describe('what happened', () => {
  const first = {
    acceptedMilestones: [{ id: uuid(21), by: 'an' }],
    acceptedReports: [{ id: 'r1', by: 'an' }],
  }

  test('frees one tranche after another', () => {
    expect(states({ signed: false })).toEqual(['planned', 'planned', 'planned'])
    expect(states({})).toEqual(['ready', 'waiting', 'waiting'])
    expect(states(first)).toEqual(['ready', 'ready', 'waiting'])
    expect(states({ acceptedReports: [{ id: 'r2', by: 'an' }] })).toEqual(['ready', 'waiting', 'ready'])
  })

  test('counts a baseline that was measured later, where the terms have none', () => {
    const late = agreed({
      indicators: terms.indicators.map((one) => ({ ...one, baseline: null, noBaselineReason: 'Nog niet.' })),
    })
    expect(states(first, late)).toEqual(['ready', 'waiting', 'waiting'])
    expect(states({ ...first, measured: { [uuid(11)]: { baseline: 0, actual: null } } }, late)[1]).toBe(
      'ready',
    )
    expect(states({ ...first, waivedBaselines: [uuid(11)] }, late)[1]).toBe('ready')
  })

  test('measures progress from the baseline of the terms', () => {
    const measured = { [uuid(11)]: { baseline: 0, actual: { from: 28, to: 33 } } }
    const condition = { indicatorAtLeast: uuid(11), shareBp: 6000 }
    expect(evaluate(condition, factsOf(terms, happened({ measured }))).missing).toEqual([
      { indicator: uuid(11), actual: 28, need: 29, down: false },
    ])
  })

  test('tells who accepted what a payment is for, and only them', () => {
    const condition = {
      all: [
        { milestoneAccepted: 'm1' },
        { any: [{ reportAccepted: 'r1' }, { confirmedBy: 'manager' as const, text: 'klaar' }] },
      ],
    }
    const by = acceptersFor(condition, {
      acceptedMilestones: [
        { id: 'm1', by: 'an' },
        { id: 'm2', by: 'bo' },
      ],
      acceptedReports: [
        { id: 'r1', by: 'an' },
        { id: 'r2', by: 'cor' },
      ],
      confirmations: [
        { role: 'manager', text: 'klaar', by: 'dirk' },
        { role: 'manager', text: 'anders', by: 'els' },
      ],
    })
    expect(by).toEqual(['an', 'dirk'])
  })
})
