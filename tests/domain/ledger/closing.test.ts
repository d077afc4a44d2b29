import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/domain/calendar.ts'
import { bookableLines, canDecideClosing, canPrepareClosing } from '#app/domain/ledger/closing.ts'
import { coverDays, coverOn, type Entry, entryKinds, judgePosting } from '#app/domain/ledger.ts'
import { cents } from '#app/domain/money.ts'

const closed = '2025-12-31'
const day = fc.integer({ min: -400, max: 400 }).map((days) => addDays('2026-01-01', days))
const line: fc.Arbitrary<Entry> = fc.record({
  on: day,
  kind: fc.constantFrom(...entryKinds),
  cover: fc.integer({ min: -1_000_00, max: 1_000_00 }).map(cents),
})
const lines = fc.array(line, { minLength: 1, maxLength: 8 })

describe('beside a closed year', () => {
  test('every fact is booked on an open day, with its true day beside it', () => {
    fc.assert(
      fc.property(lines, (fact) => {
        const booked = bookableLines(fact, 'fact', closed)
        if (!booked.ok) throw new Error('a fact is always booked')
        booked.lines.forEach((one, at) => {
          expect(one.on > closed).toBe(true)
          expect(one.trueOn ?? one.on).toBe(fact[at]?.on)
          expect(one.trueOn === undefined).toBe((fact[at]?.on ?? '') > closed)
        })
      }),
    )
  })

  test('cover of open days is as if nothing was moved, and that of closed days stays', () => {
    fc.assert(
      fc.property(lines, lines, day, (before, fact, on) => {
        const booked = bookableLines(fact, 'fact', closed)
        const moved = coverDays([...before, ...(booked.ok ? booked.lines : [])])
        const expected = coverDays(on > closed ? [...before, ...fact] : before)
        expect(coverOn(moved, on)).toBe(coverOn(expected, on))
      }),
    )
  })

  test('a decision is refused when it puts anything but what it frees on a closed day', () => {
    fc.assert(
      fc.property(lines, (decision) => {
        const wrong = decision.some(({ on, kind }) => on <= closed && kind !== 'decommitment')
        const verdict = bookableLines(decision, 'decision', closed)
        expect(verdict.ok).toBe(!wrong)
        if (!verdict.ok)
          expect(verdict.reason).toMatchObject({ code: 'period-closed', firstOpen: '2026-01-01' })
      }),
    )
  })

  test('what is freed can be borne on open days exactly when it could be on its true day', () => {
    const freed = fc.array(
      line.map((one) => ({ ...one, kind: 'decommitment' as const, cover: cents(Math.abs(one.cover)) })),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(lines, freed, (before, decision) => {
        const booked = bookableLines(decision, 'decision', closed)
        expect(booked.ok && judgePosting(coverDays(before), booked.lines).ok).toBe(true)
      }),
    )
  })

  test('without a closed year nothing moves', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('decision', 'fact'), (some, weighs) => {
        expect(bookableLines(some, weighs as 'fact', null)).toEqual({ ok: true, lines: some })
      }),
    )
  })
})

test('years close in their order, once they are over, and by a second person', () => {
  const fund = { firstYear: 2025, closed: null, today: '2027-01-05' }
  expect(canPrepareClosing(2025, fund)).toEqual({ ok: true })
  expect(canPrepareClosing(2026, fund)).toMatchObject({ reason: { code: 'year-not-next', next: '2025' } })
  expect(canPrepareClosing(2026, { ...fund, closed })).toEqual({ ok: true })
  expect(canPrepareClosing(2026, { ...fund, closed, today: '2026-12-31' })).toMatchObject({
    reason: { code: 'year-not-over', from: '2027-01-01' },
  })
  const closing = { preparedBy: 'a', decided: false, entriesHash: 'h' }
  expect(canDecideClosing(closing, 'b', 'h')).toEqual({ ok: true })
  expect(canDecideClosing(closing, 'a', 'h')).toMatchObject({ reason: { code: 'same-person' } })
  expect(canDecideClosing(closing, 'b', 'x')).toMatchObject({ reason: { code: 'closing-changed' } })
  expect(canDecideClosing({ ...closing, decided: true }, 'b', 'h')).toMatchObject({
    reason: { code: 'year-closed' },
  })
})
