import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '#app/domain/grant/condition.ts'
import { grantMoves, grantStates, moveGrant, statusOf } from '#app/domain/grant/grant.ts'
import { isLate, milestoneMoves, milestoneState, milestoneStates } from '#app/domain/grant/milestone.ts'
import {
  type ApprovalContext,
  canApproveRelease,
  canConfirmPaid,
  canPrepareRelease,
  canTakeBack,
} from '#app/domain/grant/release.ts'
import {
  type Release,
  releaseState,
  type TrancheFacts,
  trancheMoves,
  trancheState,
  trancheStates,
} from '#app/domain/grant/tranche.ts'
import { accountUsableFrom } from '#app/domain/payment/account.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { agreed } from './agreements.ts'

const now = new Date('2026-12-20T12:00:00Z')
const [, second] = agreed().tranches as [unknown, ReturnType<typeof agreed>['tranches'][number]]
const milestone = agreed().milestones[0]?.id ?? ''
const facts = (change: Partial<Facts> = {}): Facts => ({
  today: '2026-12-20',
  signed: true,
  milestones: { [milestone]: { name: 'Opening', accepted: true } },
  reports: { r1: { name: 'Tussenverslag', accepted: true } },
  tranches: {},
  confirmations: [],
  indicators: { i: { name: 'x', baseline: 12, target: 40, actual: null } },
  ...change,
})
const known = (change: Partial<TrancheFacts> = {}): TrancheFacts => ({
  facts: facts(),
  release: null,
  onHold: false,
  ...change,
})
const account = { confirmed: true, proven: true, usableFrom: null, nameDiffers: false }
const prepared: Release & { approvedAt: Date | null } = {
  preparedBy: 'manager',
  approvedBy: null,
  approvedAt: null,
  paidOn: null,
}
const codeOf = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.reason.code)

describe('a tranche', () => {
  test('is planned, waits, or is ready, by its condition', () => {
    expect(trancheState(second, known())).toEqual({ state: 'ready', missing: [] })
    const unread = facts({ reports: { r1: { name: 'Tussenverslag', accepted: false } } })
    expect(trancheState(second, known({ facts: unread }))).toEqual({
      state: 'waiting',
      missing: [{ report: 'r1' }],
    })
    expect(trancheState(second, known({ facts: facts({ signed: false }) }))).toMatchObject({
      state: 'planned',
    })
    expect(trancheState(second, known({ onHold: true })).state).toBe('held')
    expect(trancheState(second, known({ cancelled: true, onHold: true })).state).toBe('cancelled')
  })

  test('follows its release from preparing to paid, and is derived again after a cancelled one', () => {
    const steps: Partial<Release>[] = [
      {},
      { approvedBy: 'board' },
      { approvedBy: 'board', filedAt: now },
      { approvedBy: 'board', filedAt: now, paidOn: '2026-12-21' },
      { approvedBy: 'board', filedAt: now, paidOn: '2026-12-21', failedAt: now },
    ]
    const states = steps.map(
      (step) => trancheState(second, known({ release: { ...prepared, ...step } })).state,
    )
    expect(states).toEqual(['prepared', 'approved', 'in-file', 'paid', 'failed'])
    expect(releaseState({ ...prepared, cancelledAt: now })).toBe(null)
    expect(trancheState(second, known({ release: { ...prepared, cancelledAt: now } })).state).toBe('ready')
  })

  test('has a table in which every move ends in a known state', () => {
    for (const moves of [trancheMoves, milestoneMoves, grantMoves]) {
      for (const targets of Object.values(moves)) {
        for (const next of Object.values(targets)) expect(Object.keys(moves)).toContain(next)
      }
    }
    expect(trancheStates).toHaveLength(10)
  })
})

describe('preparing a payment', () => {
  const code = (change: Partial<TrancheFacts>, paid = account) =>
    codeOf(canPrepareRelease(second, { ...known(change), account: paid }))

  test('needs a ready tranche and an account that counts', () => {
    expect(code({})).toBe('ok')
    expect(code({ release: prepared })).toBe('not-in-this-state')
    expect(code({ release: { ...prepared, failedAt: now } })).toBe('ok')
    expect(code({ onHold: true })).toBe('grant-on-hold')
    expect(code({ cancelled: true })).toBe('not-in-this-state')
    expect(code({}, { ...account, confirmed: false })).toBe('iban-not-confirmed')
    expect(code({}, { ...account, proven: false })).toBe('iban-not-proven')
  })

  test('says what is missing first, and all of it', () => {
    const late = facts({
      signed: false,
      reports: {},
      indicators: { i: { name: 'x', baseline: null, target: 4, actual: null } },
    })
    expect(canPrepareRelease(second, { ...known({ facts: late }), account })).toEqual({
      ok: false,
      reason: {
        code: 'not-signed',
        signed: true,
        missing: [{ signed: true }, { baseline: 'i' }, { report: 'r1' }],
      },
    })
    expect(code({ facts: facts({ milestones: {} }) })).toBe('milestone-not-accepted')
  })

  test('waits for a changed account to cool off, to the day', () => {
    const usableFrom = accountUsableFrom(new Date('2026-12-16T23:30:00Z'), 5)
    expect(usableFrom).toBe('2026-12-22')
    expect(accountUsableFrom(null, 5)).toBe(null)
    const on = (today: string) =>
      codeOf(
        canPrepareRelease(second, {
          ...known({ facts: facts({ today }) }),
          account: { confirmed: true, proven: true, usableFrom, nameDiffers: false },
        }),
      )
    expect(on('2026-12-21')).toBe('iban-cooling-off')
    expect(on('2026-12-22')).toBe('ok')
  })
})

describe('approving a payment', () => {
  const context: ApprovalContext = { acceptedBy: ['reader'], ibanChangedBy: [], account, onHold: false, now }
  const code = (
    id: string,
    change: Partial<ApprovalContext> = {},
    steppedUpAt: Date | null = now,
    release: Release = prepared,
  ) => codeOf(canApproveRelease(release, { id, steppedUpAt }, { ...context, ...change }))

  test('takes somebody who did not prepare it, accept it, or change the account', () => {
    expect(code('board')).toBe('ok')
    expect(code('manager')).toBe('same-person')
    expect(code('reader')).toBe('accepter-is-payer')
    const changed = (at: string) => ({ ibanChangedBy: [{ person: 'board', at: new Date(at) }] })
    expect(code('board', changed('2026-11-20T12:00:00Z'))).toBe('iban-changed-by-you')
    expect(code('board', changed('2026-11-19T12:00:00Z'))).toBe('ok')
    expect(code('other', changed('2026-12-19T12:00:00Z'))).toBe('ok')
  })

  test('takes a fresh second factor, and a payment that is prepared and free', () => {
    expect(code('board', {}, null)).toBe('step-up-needed')
    expect(code('board', {}, new Date(now.getTime() - 16 * 60_000))).toBe('step-up-needed')
    expect(code('board', { onHold: true })).toBe('grant-on-hold')
    expect(code('board', { account: { ...account, usableFrom: '2026-12-21' } })).toBe('iban-cooling-off')
    expect(code('board', {}, now, { ...prepared, approvedBy: 'board' })).toBe('not-in-this-state')
    expect(code('board', {}, now, { ...prepared, cancelledAt: now })).toBe('not-in-this-state')
  })

  test('never lets one person through alone, whoever did what', () => {
    const people = ['a', 'b', 'c']
    const person = fc.constantFrom(...people)
    fc.assert(
      fc.property(
        person,
        fc.subarray(people),
        fc.subarray(people),
        person,
        (preparedBy, acceptedBy, changers, actor) => {
          const ibanChangedBy = changers.map((one) => ({ person: one, at: now }))
          const verdict = canApproveRelease(
            { ...prepared, preparedBy },
            { id: actor, steppedUpAt: now },
            { ...context, acceptedBy, ibanChangedBy },
          )
          expect(verdict.ok).toBe(
            actor !== preparedBy && !acceptedBy.includes(actor) && !changers.includes(actor),
          )
        },
      ),
    )
  })
})

describe('paid', () => {
  const approved = { ...prepared, approvedBy: 'board', approvedAt: new Date('2026-12-18T10:00:00Z') }
  test('is said of an approved payment, on a day between the approval and today', () => {
    const code = (day: string, release = approved) => codeOf(canConfirmPaid(release, day, now))
    expect(['2026-12-17', '2026-12-18', '2026-12-20', '2026-12-21'].map((day) => code(day))).toEqual([
      'value-date-wrong',
      'ok',
      'ok',
      'value-date-wrong',
    ])
    expect(code('2026-12-20', { ...approved, filedAt: now } as typeof approved)).toBe('ok')
    expect(codeOf(canConfirmPaid(prepared, '2026-12-20', now))).toBe('not-in-this-state')
    expect(codeOf(canConfirmPaid({ ...approved, paidOn: '2026-12-19' }, '2026-12-20', now))).toBe(
      'not-in-this-state',
    )
  })
})

describe('a milestone', () => {
  test('is accepted when an accepted report has it ticked', () => {
    const report = (state: 'sent' | 'returned' | 'accepted', ...milestones: string[]) => ({
      state,
      milestones,
    })
    expect(milestoneState('m1', [])).toBe('planned')
    expect(milestoneState('m1', [report('sent', 'm2')])).toBe('planned')
    expect(milestoneState('m1', [report('sent', 'm1')])).toBe('reported')
    expect(milestoneState('m1', [report('returned', 'm1')])).toBe('returned')
    expect(milestoneState('m1', [report('returned', 'm1'), report('sent', 'm1')])).toBe('reported')
    expect(milestoneState('m1', [report('accepted', 'm2')])).toBe('planned')
    expect(milestoneState('m1', [report('accepted', 'm1'), report('sent', 'm1')])).toBe('accepted')
  })
  test('is late after its day, until it is accepted', () => {
    expect(isLate({ due: '2026-12-01' }, 'planned', '2026-12-01')).toBe(false)
    expect(isLate({ due: '2026-12-01' }, 'reported', '2026-12-02')).toBe(true)
    expect(isLate({ due: '2026-12-01' }, 'accepted', '2026-12-02')).toBe(false)
    expect(milestoneStates).toEqual(['planned', 'reported', 'returned', 'accepted'])
  })
})

describe('a grant', () => {
  const record = {
    wasInForce: false,
    terminated: false,
    onHold: false,
    finalReportAccepted: false,
    settled: false,
  }
  test('has the state that its records make', () => {
    expect(statusOf(record)).toBe('agreeing')
    expect(statusOf({ ...record, terminated: true })).toBe('terminated')
    const running = { ...record, wasInForce: true }
    expect(statusOf(running)).toBe('running')
    expect(statusOf({ ...running, onHold: true })).toBe('on-hold')
    expect(statusOf({ ...running, finalReportAccepted: true })).toBe('settling')
    expect(statusOf({ ...running, finalReportAccepted: true, settled: true })).toBe('settled')
  })
  test('moves only by its table', () => {
    expect(moveGrant('agreeing', 'start')).toEqual({ ok: true, state: 'running' })
    for (const state of grantStates) {
      const left = moveGrant(state, 'close')
      expect(left.ok).toBe(state === 'settling' || state === 'terminated')
    }
  })
})

describe('taking a payment back', () => {
  const prepared = { preparedBy: 'sipke', approvedBy: null, paidOn: null }
  const approved = { ...prepared, approvedBy: 'tjitske' }

  test('is possible until it is in a file, with a reason', () => {
    expect(canTakeBack(prepared, 'Verkeerd bedrag').ok).toBe(true)
    expect(canTakeBack(approved, 'Verkeerd bedrag').ok).toBe(true)
    expect(codeOf(canTakeBack(prepared, ' '))).toBe('reason-needed')
    const filed = { ...approved, filedAt: new Date() }
    for (const gone of [filed, { ...filed, paidOn: '2026-03-01' }, { ...approved, cancelledAt: new Date() }])
      expect(codeOf(canTakeBack(gone, 'Verkeerd bedrag'))).toBe('not-in-this-state')
  })
})
