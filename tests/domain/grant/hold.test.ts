import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#app/domain/calendar.ts'
import {
  canExtend,
  canHold,
  type Hold,
  type HoldForm,
  isHeld,
  isHoldOver,
  lastHoldDay,
} from '#app/domain/grant/hold.ts'
import type { Verdict } from '#app/domain/verdict.ts'

const today = '2026-05-01'
const form = (change: Partial<HoldForm> = {}): HoldForm => ({
  reason: 'duty-not-met',
  explanation: 'Er is niets gebeurd.',
  whatToDo: 'Bel ons.',
  heardOn: today,
  urgency: null,
  until: '2026-05-29',
  ...change,
})
const hold = (change: Partial<Hold> = {}): Hold => ({
  tranche: null,
  reason: 'duty-not-met',
  from: today,
  until: '2026-05-29',
  endedOn: null,
  ...change,
})
const known = { tranche: null, earlier: [], maximumWeeks: 13, today }
const codeOf = (verdict: Verdict) => (verdict.ok ? 'ok' : verdict.reason.code)

describe('holding payments', () => {
  test('comes after a talk, or says why it could not wait', () => {
    expect(codeOf(canHold(form(), known))).toBe('ok')
    expect(codeOf(canHold(form({ heardOn: null }), known))).toBe('hearing-or-urgency-needed')
    expect(codeOf(canHold(form({ heardOn: null, urgency: 'Morgen gaat het geld weg.' }), known))).toBe('ok')
    expect(codeOf(canHold(form({ heardOn: '2026-05-02' }), known))).toBe('heard-later')
  })

  test('lasts thirteen weeks at most, its last day included', () => {
    expect(canHold(form({ until: '2026-07-31' }), known).ok).toBe(true)
    expect(canHold(form({ until: '2026-08-01' }), known)).toEqual({
      ok: false,
      reason: { code: 'hold-too-long', last: '2026-07-31', weeks: 13 },
    })
    expect(codeOf(canHold(form({ until: today }), known))).toBe('hold-too-short')
  })

  test('is not stretched by beginning again for the same reason', () => {
    const before = hold({ from: '2026-01-01', endedOn: '2026-04-02' })
    expect(codeOf(canHold(form(), { ...known, earlier: [before] }))).toBe('hold-spent')
    const other = hold({ ...before, reason: 'wrong-data' })
    expect(canHold(form(), { ...known, earlier: [other] }).ok).toBe(true)
  })

  test('is extended from the day on which it would end', () => {
    const more = { earlier: [], maximumWeeks: 13, today: '2026-05-20' }
    expect(canExtend(hold(), '2026-07-31', more).ok).toBe(true)
    expect(codeOf(canExtend(hold(), '2026-05-29', more))).toBe('hold-too-short')
    expect(codeOf(canExtend(hold(), '2026-08-01', more))).toBe('hold-too-long')
    expect(codeOf(canExtend(hold({ endedOn: '2026-05-19' }), '2026-06-01', more))).toBe('hold-over')
  })

  test('ends by itself on its day', () => {
    expect(isHoldOver(hold(), '2026-05-28')).toBe(false)
    expect(isHoldOver(hold(), '2026-05-29')).toBe(true)
    expect(isHoldOver(hold({ endedOn: '2026-05-03' }), '2026-06-29')).toBe(false)
  })

  test('of the grant holds every tranche, of one tranche only that one', () => {
    expect(isHeld([hold()], 't2')).toBe(true)
    expect(isHeld([hold({ tranche: 't1' })], 't2')).toBe(false)
    expect(isHeld([hold({ endedOn: today })], 't2')).toBe(false)
  })

  test('never adds up to more than the weeks that were agreed', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 8 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 52 }), (lengths, weeks) => {
        let from = '2026-01-01'
        const earlier: Hold[] = []
        for (const days of lengths) {
          const last = lastHoldDay(hold({ from }), earlier, weeks)
          const endedOn = [addDays(from, days), last].sort()[0] as string
          earlier.push(hold({ from, until: endedOn, endedOn }))
          from = addDays(endedOn, 1)
        }
        const held = earlier.reduce((sum, one) => sum + daysBetween(one.from, one.until), 0)
        expect(held).toBeLessThanOrEqual(weeks * 7)
      }),
    )
  })
})
