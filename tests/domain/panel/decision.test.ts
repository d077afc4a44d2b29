import { describe, expect, test } from 'vitest'
import { batchStages } from '#app/domain/panel/batch.ts'
import {
  canPrepareDecision,
  canTakeDecision,
  type DecisionDraft,
  departs,
} from '#app/domain/panel/decision.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { proposalStates } from '#app/domain/proposal/state.ts'

const reasons = Object.fromEntries(criteria.map((criterion) => [criterion, 'Zo.']))
const award: DecisionDraft = {
  outcome: 'award',
  amount: 10_000,
  conditions: [],
  reasons,
  anotherWay: null,
  departureReason: null,
}
const decline: DecisionDraft = { ...award, outcome: 'decline', amount: null, anotherWay: 'Het wijkteam.' }
const subject = { state: 'awaiting-decision', stage: 'meeting', asked: 10_000, place: 'grey-zone' } as const

const codeOf = (verdict: { ok: boolean; reason?: { code: string } }) =>
  verdict.ok ? 'ok' : verdict.reason?.code

describe('preparing', () => {
  test('in the grey zone a yes and a no are both free', () => {
    expect(canPrepareDecision(award, subject)).toEqual({ ok: true })
    expect(canPrepareDecision(decline, subject)).toEqual({ ok: true })
  })

  test.each([
    [{ ...award, amount: 10_001 }, 'amount-above-asked'],
    [{ ...award, amount: 0 }, 'award-without-amount'],
    [{ ...award, amount: null }, 'award-without-amount'],
    [{ ...award, reasons: { ...reasons, verbinding: ' ' } }, 'reason-missing'],
    [{ ...decline, anotherWay: '  ' }, 'another-way-missing'],
    [{ ...decline, amount: 99_999 }, 'ok'],
  ])('%j: %s', (draft, code) => {
    expect(codeOf(canPrepareDecision(draft as DecisionDraft, subject))).toBe(code)
  })

  test('only while it awaits a decision', () => {
    for (const state of proposalStates) {
      const may = state === 'awaiting-decision' || state === 'waiting-list'
      expect(codeOf(canPrepareDecision(award, { ...subject, state })), state).toBe(
        may ? 'ok' : 'not-in-this-state',
      )
    }
  })

  test('only when the readers are done: from the turn on, and not while extra readers read', () => {
    const done = batchStages.filter((stage) => canPrepareDecision(award, { ...subject, stage }).ok)
    expect(done).toEqual(['revealed', 'meeting', 'decided'])
  })

  test('departing from the ranking asks a reason', () => {
    expect(departs('award', 'below-line')).toBe(true)
    expect(departs('award', null)).toBe(true)
    expect(departs('decline', 'above-line')).toBe(true)
    for (const [outcome, place] of [
      ['award', 'above-line'],
      ['award', 'grey-zone'],
      ['decline', 'below-line'],
      ['decline', null],
    ] as const) {
      expect(departs(outcome, place)).toBe(false)
    }
    const below = { ...subject, place: 'below-line' } as const
    expect(codeOf(canPrepareDecision(award, below))).toBe('departure-needs-reason')
    expect(canPrepareDecision({ ...award, departureReason: 'Alleen hier helpt dit.' }, below).ok).toBe(true)
  })
})

describe('taking', () => {
  const ready = { outcome: 'award', preparedBy: 'sipke', replaced: false, taken: false } as const
  test('leads to the state of the outcome', () => {
    expect(canTakeDecision(ready, subject, 'tjitske')).toEqual({ ok: true, state: 'awarded' })
    expect(canTakeDecision({ ...ready, outcome: 'decline' }, subject, 'tjitske')).toEqual({
      ok: true,
      state: 'declined',
    })
  })

  test.each([
    [{ ...ready, replaced: true }, subject, 'tjitske', 'decision-replaced'],
    [{ ...ready, taken: true }, subject, 'tjitske', 'decision-replaced'],
    [ready, { ...subject, state: 'awarded' }, 'tjitske', 'not-in-this-state'],
    [ready, { ...subject, stage: 'extra-reviews' }, 'tjitske', 'stage-out-of-order'],
    [ready, subject, 'sipke', 'same-person'],
  ] as const)('%j %j by %s: %s', (decision, where, by, code) => {
    expect(codeOf(canTakeDecision(decision, where, by))).toBe(code)
  })
})
