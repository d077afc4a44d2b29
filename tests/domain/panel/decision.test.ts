import { describe, expect, test } from 'vitest'
import { batchStages } from '#app/domain/panel/batch.ts'
import {
  canPrepareDecision,
  canTakeDecision,
  type DecisionDraft,
  type DecisionSubject,
  departs,
  type PanelSays,
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
const wait: DecisionDraft = {
  ...award,
  outcome: 'wait',
  amount: null,
  waitingPlace: 2,
  waitingUntil: '2026-09-01',
}
const said = (change: Partial<PanelSays> = {}): PanelSays => ({
  place: 'grey-zone',
  advice: null,
  lot: null,
  ahead: null,
  ...change,
})
const subject: DecisionSubject = {
  state: 'awaiting-decision',
  stage: 'meeting',
  asked: 10_000,
  panel: said(),
  today: '2026-03-10',
  placesTaken: [1],
}

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
    [{ ...decline, ground: 'rules', rule: ' ' }, 'rule-missing'],
    [{ ...decline, ground: 'rules', rule: 'Alleen voor Oost.' }, 'ok'],
    [wait, 'ok'],
    [{ ...wait, waitingPlace: null }, 'waiting-place-missing'],
    [{ ...wait, waitingPlace: 0 }, 'waiting-place-missing'],
    [{ ...wait, waitingPlace: 1 }, 'waiting-place-taken'],
    [{ ...wait, waitingUntil: null }, 'waiting-until-past'],
    [{ ...wait, waitingUntil: '2026-03-10' }, 'waiting-until-past'],
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
    expect(departs('award', said({ place: 'below-line' }))).toBe(true)
    expect(departs('award', said({ place: null }))).toBe(true)
    expect(departs('decline', said({ place: 'above-line' }))).toBe(true)
    expect(departs('wait', said({ place: 'above-line' }))).toBe(true)
    for (const [outcome, place] of [
      ['award', 'above-line'],
      ['award', 'grey-zone'],
      ['decline', 'below-line'],
      ['decline', null],
      ['wait', 'grey-zone'],
      ['wait', 'below-line'],
    ] as const) {
      expect(departs(outcome, said({ place }))).toBe(false)
    }
    const below = { ...subject, panel: said({ place: 'below-line' }) }
    expect(codeOf(canPrepareDecision(award, below))).toBe('departure-needs-reason')
    expect(canPrepareDecision({ ...award, departureReason: 'Alleen hier helpt dit.' }, below).ok).toBe(true)
  })

  test('the newest word of the panel counts: lottery, then meeting, then ranking', () => {
    expect(departs('award', said({ place: 'below-line', advice: 'fund' }))).toBe(false)
    expect(departs('decline', said({ place: 'below-line', advice: 'fund' }))).toBe(true)
    expect(departs('award', said({ place: 'above-line', advice: 'do-not-fund' }))).toBe(true)
    expect(departs('wait', said({ advice: 'do-not-fund' }))).toBe(true)
    expect(departs('wait', said({ advice: 'wait' }))).toBe(false)
    expect(departs('decline', said({ advice: 'wait' }))).toBe(true)
    expect(departs('award', said({ advice: 'fund', lot: 'lost' }))).toBe(true)
    expect(departs('decline', said({ advice: 'fund', lot: 'won' }))).toBe(true)
  })

  test('from the waiting list the first goes first', () => {
    expect(departs('award', said({ place: 'below-line', ahead: 0 }))).toBe(false)
    expect(departs('award', said({ place: 'below-line', ahead: 1 }))).toBe(true)
    expect(departs('decline', said({ advice: 'wait', ahead: 0 }))).toBe(false)
  })
})

describe('taking', () => {
  const ready = {
    outcome: 'award',
    preparedBy: 'sipke',
    replaced: false,
    taken: false,
    departureReason: null,
  } as const
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
    [ready, { ...subject, panel: said({ place: 'below-line' }) }, 'tjitske', 'departure-needs-reason'],
    [ready, { ...subject, panel: null }, 'tjitske', 'ok'],
  ] as const)('%j %j by %s: %s', (decision, where, by, code) => {
    expect(codeOf(canTakeDecision(decision, where, by))).toBe(code)
  })
})
