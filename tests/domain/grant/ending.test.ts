import { describe, expect, test } from 'vitest'
import {
  canDecideEnding,
  canEnd,
  type EndingForm,
  finalReportDue,
  takesEffect,
  takesReports,
} from '#app/domain/grant/ending.ts'
import type { GrantState } from '#app/domain/grant/grant.ts'
import type { Verdict } from '#app/domain/verdict.ts'
import { agreed } from './agreements.ts'

const terms = { ...agreed(), endsOn: '2027-06-30', stop: { noticeWeeks: 4 } }
const form = (change: Partial<EndingForm> = {}): EndingForm => ({
  ground: 'no-blame',
  explanation: 'Er kwamen te weinig mensen.',
  learned: 'Begin met de school.',
  heardOn: null,
  lastDay: '2027-01-29',
  ...change,
})
const standing = { state: 'running' as GrantState, open: false, terms, today: '2027-01-01' }
const codeOf = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.reason.code)

describe('ending an agreement', () => {
  test('without blame takes the weeks of notice, from either side', () => {
    for (const side of ['fund', 'grantee'] as const) {
      expect(codeOf(canEnd(side, form(), standing))).toBe('ok')
      expect(canEnd(side, form({ lastDay: '2027-01-28' }), standing)).toEqual({
        ok: false,
        reason: { code: 'notice-too-short', first: '2027-01-29', weeks: 4 },
      })
    }
  })

  test('with blame is the fund’s alone, after a talk, and can be at once', () => {
    const blame = form({ ground: 'not-done', heardOn: '2026-12-20', lastDay: '2027-01-01' })
    expect(codeOf(canEnd('fund', blame, standing))).toBe('ok')
    expect(codeOf(canEnd('grantee', blame, standing))).toBe('not-found')
    expect(codeOf(canEnd('fund', { ...blame, heardOn: null }, standing))).toBe('hearing-needed')
    expect(codeOf(canEnd('fund', { ...blame, heardOn: '2027-01-02' }, standing))).toBe('heard-later')
    expect(codeOf(canEnd('fund', { ...blame, lastDay: '2026-12-31' }, standing))).toBe('day-past')
  })

  test('by the initiative comes with what it learned; the fund need not write that', () => {
    expect(codeOf(canEnd('grantee', form({ learned: null }), standing))).toBe('learned-needed')
    expect(codeOf(canEnd('fund', form({ learned: null }), standing))).toBe('ok')
  })

  test('is for a grant that runs or is held, once, before its agreed end', () => {
    expect(codeOf(canEnd('fund', form(), { ...standing, state: 'on-hold' }))).toBe('ok')
    for (const state of ['agreeing', 'settling', 'settled', 'terminated'] as const)
      expect(codeOf(canEnd('fund', form(), { ...standing, state }))).toBe('not-in-this-state')
    expect(codeOf(canEnd('fund', form(), { ...standing, open: true }))).toBe('ending-open')
    expect(codeOf(canEnd('fund', form({ lastDay: '2027-07-01' }), standing))).toBe('ends-anyway')
  })

  test('is decided by somebody else, freshly proven', () => {
    const now = new Date('2027-01-02T10:00:00Z')
    const prepared = { state: 'prepared', preparedBy: 'manager' } as const
    expect(codeOf(canDecideEnding(prepared, { person: 'board', steppedUpAt: now }, now))).toBe('ok')
    expect(codeOf(canDecideEnding(prepared, { person: 'manager', steppedUpAt: now }, now))).toBe(
      'same-person',
    )
    expect(codeOf(canDecideEnding(prepared, { person: 'board', steppedUpAt: null }, now))).toBe(
      'step-up-needed',
    )
    const over = { state: 'applied', preparedBy: 'manager' } as const
    expect(codeOf(canDecideEnding(over, { person: 'board', steppedUpAt: now }, now))).toBe('ending-over')
  })

  test('takes effect after its last day; with blame on that day', () => {
    expect(takesEffect({ ground: 'no-blame', lastDay: '2027-01-29' }, '2027-01-29')).toBe(false)
    expect(takesEffect({ ground: 'no-blame', lastDay: '2027-01-29' }, '2027-01-30')).toBe(true)
    expect(takesEffect({ ground: 'not-done', lastDay: '2027-01-29' }, '2027-01-29')).toBe(true)
  })

  test('moves the final report forward, never beyond what was agreed', () => {
    const reports = [{ id: 'r1', kind: 'final' as const, title: 'Eind', due: '2027-08-11', milestones: [] }]
    expect(finalReportDue({ ...terms, reports }, '2027-01-29')).toBe('2027-03-12')
    expect(finalReportDue({ ...terms, reports }, '2027-06-30')).toBe('2027-08-11')
  })

  test('leaves only the final report to write', () => {
    expect(takesReports('terminated', 'final')).toBe(true)
    expect(takesReports('terminated', 'interim')).toBe(false)
    expect(takesReports('on-hold', 'interim')).toBe(true)
    expect(takesReports('settled', 'final')).toBe(false)
  })
})
