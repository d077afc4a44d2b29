import { describe, expect, test } from 'vitest'
import { batchStages } from '#app/domain/panel/batch.ts'
import {
  canPrepareDecision,
  canReturnDecision,
  canTakeDecision,
  type DecisionDraft,
  type DecisionSubject,
} from '#app/domain/panel/decision.ts'
import { groundsFor } from '#app/domain/panel/ground.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { departs, type PanelSays } from '#app/domain/panel/says.ts'
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
  free: 9_000,
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
    [{ ...award, amount: 9_999 }, 'lower-needs-reason'],
    [{ ...award, amount: 9_999, lowerReason: ' ' }, 'lower-needs-reason'],
    [{ ...award, amount: 9_999, lowerReason: 'De zaal is gratis.' }, 'ok'],
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
    [{ ...wait, waitingGround: 'money' }, 'ok'],
    [{ ...wait, waitingGround: 'panel' }, 'ok'],
    [{ ...decline, ground: 'board', departureReason: 'Zo.' }, 'ground-with-panel'],
  ])('%j: %s', (draft, code) => {
    expect(codeOf(canPrepareDecision(draft as DecisionDraft, subject))).toBe(code)
  })

  test('too little money is a ground for waiting only where the plan does not fit what is free', () => {
    const short = { ...wait, waitingGround: 'money' } as const
    expect(canPrepareDecision(short, { ...subject, free: 9_999 })).toEqual({ ok: true })
    expect(canPrepareDecision(short, { ...subject, free: 10_000 })).toEqual({
      ok: false,
      reason: { code: 'money-still-free', free: 10_000 },
    })
  })

  test('no decline in the name of a panel that wants the plan, and none against a panel that does not', () => {
    const because = { departureReason: 'Het bestuur ziet een risico.' }
    for (const panel of [
      said({ place: 'above-line' }),
      said({ place: 'below-line', advice: 'fund' }),
      said({ advice: 'fund-with-conditions' }),
      said({ advice: 'wait' }),
      said({ lot: 'won' }),
    ]) {
      const at = { ...subject, panel }
      expect(groundsFor(panel)).toEqual(['ceiling', 'rules', 'board'])
      for (const ground of ['panel', null] as const)
        expect(codeOf(canPrepareDecision({ ...decline, ...because, ground }, at))).toBe(
          'ground-against-panel',
        )
      expect(codeOf(canPrepareDecision({ ...decline, ground: 'board' }, at))).toBe('departure-needs-reason')
      expect(codeOf(canPrepareDecision({ ...decline, ...because, ground: 'board' }, at))).toBe('ok')
    }
    for (const panel of [said(), said({ place: 'below-line' }), said({ advice: 'do-not-fund' })])
      expect(groundsFor(panel)).toEqual(['panel', 'ceiling', 'rules'])
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

describe('giving back', () => {
  const ready = { preparedBy: 'sipke', replaced: false, taken: false }

  test.each([
    [ready, 'Leg uit waarom.', 'tjitske', 'ok'],
    [ready, ' ', 'tjitske', 'return-needs-reason'],
    [ready, 'Leg uit waarom.', 'sipke', 'same-person'],
    [{ ...ready, taken: true }, 'Leg uit waarom.', 'tjitske', 'decision-replaced'],
    [{ ...ready, replaced: true }, 'Leg uit waarom.', 'tjitske', 'decision-replaced'],
  ] as const)('%j because %s by %s: %s', (decision, why, by, code) => {
    expect(codeOf(canReturnDecision(decision, why, by))).toBe(code)
  })
})

describe('taking', () => {
  const ready = {
    outcome: 'award',
    preparedBy: 'sipke',
    replaced: false,
    taken: false,
    departureReason: null,
    ground: null,
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
    [
      { ...ready, outcome: 'decline', ground: 'panel', departureReason: 'Zo.' },
      { ...subject, panel: said({ advice: 'fund' }) },
      'tjitske',
      'ground-against-panel',
    ],
    [
      { ...ready, outcome: 'decline', ground: 'board', departureReason: 'Zo.' },
      { ...subject, panel: said({ advice: 'fund' }) },
      'tjitske',
      'ok',
    ],
  ] as const)('%j %j by %s: %s', (decision, where, by, code) => {
    expect(codeOf(canTakeDecision(decision, where, by))).toBe(code)
  })
})
