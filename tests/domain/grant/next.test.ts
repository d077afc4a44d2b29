import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { grantStates } from '#app/domain/grant/grant.ts'
import { milestoneStates } from '#app/domain/grant/milestone.ts'
import { type OwnFacts, ownNext } from '#app/domain/grant/next.ts'
import { reportStates } from '#app/domain/results/report.ts'

const today = '2026-05-01'
const facts = (change: Partial<OwnFacts> = {}): OwnFacts => ({
  state: 'running',
  today,
  offer: null,
  agreed: true,
  toAnswer: null,
  reports: [],
  milestones: [],
  hold: null,
  lookBack: false,
  payment: null,
  settlement: null,
  proof: false,
  ...change,
})
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days))
const anyFacts: fc.Arbitrary<OwnFacts> = fc.record({
  state: fc.constantFrom(...grantStates),
  today: fc.constant(today),
  offer: fc.constantFrom('mine', 'signed', 'others', null),
  agreed: fc.boolean(),
  toAnswer: fc.constantFrom('c', null),
  reports: fc.array(
    fc.record({
      id: fc.uuid(),
      dueOn: day,
      state: fc.constantFrom(...reportStates),
      final: fc.boolean(),
      milestones: fc.constant([]),
    }),
    { maxLength: 4 },
  ),
  milestones: fc.array(fc.record({ id: fc.uuid(), dueOn: day, state: fc.constantFrom(...milestoneStates) }), {
    maxLength: 4,
  }),
  hold: fc.constantFrom('h', null),
  lookBack: fc.boolean(),
  payment: fc.constantFrom('t', null),
  settlement: fc.constantFrom('decided', 'to-repay', null),
  proof: fc.boolean(),
})

describe('what comes next for an initiative', () => {
  test('while the fund waits for an answer, it is always the turn of the initiative', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const waits =
          any.offer === 'mine' ||
          any.toAnswer !== null ||
          any.reports.some(({ state }) => state === 'returned') ||
          any.settlement === 'to-repay'
        if (waits) expect(ownNext(any).turn).toBe(true)
      }),
    )
  })

  test('nothing to do is said only when nothing is open', () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const neverAgreed = any.state === 'terminated' && !any.agreed
        if (ownNext(any).kind !== 'nothing' || neverAgreed) return
        expect(
          any.reports.filter(({ state }) => ['due', 'draft', 'sent', 'returned'].includes(state)),
        ).toEqual([])
        expect(any.milestones.filter(({ state }) => state === 'planned' || state === 'returned')).toEqual([])
        expect([any.hold, any.payment, any.toAnswer, any.settlement]).toEqual([null, null, null, null])
      }),
      { numRuns: 1000 },
    )
  })

  test('an amendment to sign comes before all else, and who signed does not sign again', () => {
    const open = { toAnswer: 'c', hold: 'h' }
    expect(ownNext(facts({ offer: 'mine', ...open }))).toEqual({ turn: true, kind: 'sign' })
    expect(ownNext(facts({ state: 'agreeing', agreed: false, offer: 'signed' }))).toEqual({
      turn: false,
      kind: 'signed',
    })
  })

  test('the milestone that is due before the report is named first', () => {
    const work = {
      reports: [{ id: 'r', dueOn: '2026-07-01', state: 'due' as const, final: false, milestones: [] }],
      milestones: [{ id: 'm', dueOn: '2026-06-15', state: 'planned' as const }],
    }
    expect(ownNext(facts(work))).toEqual({ turn: false, kind: 'ahead-milestone', id: 'm' })
    expect(ownNext(facts({ ...work, today: '2026-06-01' }))).toEqual({
      turn: true,
      kind: 'milestone',
      id: 'm',
    })
    const begun = {
      ...work,
      reports: [{ id: 'r', dueOn: '2026-07-01', state: 'draft' as const, final: false, milestones: [] }],
    }
    expect(ownNext(facts(begun))).toEqual({ turn: true, kind: 'report', id: 'r' })
  })

  test('a milestone that a report shows is told with the report, once that is asked for', () => {
    const work = {
      reports: [{ id: 'r', dueOn: '2026-07-01', state: 'due' as const, final: false, milestones: ['m'] }],
      milestones: [{ id: 'm', dueOn: '2026-06-15', state: 'planned' as const }],
    }
    expect(ownNext(facts({ ...work, today: '2026-06-01' })).kind).toBe('milestone')
    expect(ownNext(facts({ ...work, today: '2026-06-12' }))).toEqual({ turn: true, kind: 'report', id: 'r' })
  })

  test('after a stop only the last report is asked, and what was settled is over', () => {
    const reports = [
      { id: 'r1', dueOn: today, state: 'due' as const, final: false, milestones: [] },
      { id: 'r2', dueOn: today, state: 'due' as const, final: true, milestones: [] },
    ]
    expect(ownNext(facts({ state: 'terminated', reports }))).toEqual({ turn: true, kind: 'report', id: 'r2' })
    expect(ownNext(facts({ state: 'settling', settlement: 'to-repay' }))).toEqual({
      turn: true,
      kind: 'repay',
    })
    expect(ownNext(facts({ state: 'settling', settlement: 'decided' }))).toEqual({
      turn: false,
      kind: 'settled',
    })
    expect(ownNext(facts({ state: 'settling' }))).toEqual({ turn: false, kind: 'settling' })
  })
})
