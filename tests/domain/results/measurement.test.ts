import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IndicatorValue, qualifiers } from '#app/domain/results/indicator.ts'
import {
  beforeAmong,
  correct,
  hasBaseline,
  judgeMeasurement,
  latest,
  type Measurement,
  sameValue,
  standing,
  withCorrections,
} from '#app/domain/results/measurement.ts'

const measured = (id: string, value: number, to: string, more: Partial<Measurement> = {}): Measurement => ({
  id,
  indicator: 'i1',
  baseline: false,
  value: { value, qualifier: 'exact' },
  period: { from: '2026-01-01', to },
  correctedBy: null,
  ...more,
})
const indicator = { id: 'i1', baseline: 12, noBaselineReason: null }
const without = { id: 'i1', baseline: null, noBaselineReason: null }
const today = '2026-06-30'

describe('baseline first', () => {
  test('a baseline is nought as well, or measured, or a reason why there can be none', () => {
    expect(hasBaseline(indicator)).toBe(true)
    expect(hasBaseline({ ...without, baseline: 0 })).toBe(true)
    expect(hasBaseline({ ...without, noBaselineReason: 'De groep bestaat nog niet.' })).toBe(true)
    expect(hasBaseline({ ...without, noBaselineReason: '  ' })).toBe(false)
    expect(hasBaseline(without, [measured('m0', 3, '2026-01-01', { baseline: true })])).toBe(true)
    expect(hasBaseline(without, [measured('m0', 3, '2026-01-01', { baseline: true, indicator: 'i2' })])).toBe(
      false,
    )
    expect(hasBaseline(without, [measured('m0', 3, '2026-01-01')])).toBe(false)
  })

  test('without one only the baseline itself is measured', () => {
    const period = { from: '2026-01-01', to: '2026-06-30' }
    expect(judgeMeasurement({ baseline: false, period }, without, [], today)).toEqual({
      ok: false,
      reason: { code: 'baseline-missing', indicator: 'i1' },
    })
    expect(judgeMeasurement({ baseline: true, period }, without, [], today).ok).toBe(true)
    expect(judgeMeasurement({ baseline: false, period }, indicator, [], today).ok).toBe(true)
  })
})

describe('the period', () => {
  const judge = (from: string, to: string) =>
    judgeMeasurement({ baseline: false, period: { from, to } }, indicator, [], today)

  test('does not run backwards and does not reach beyond today', () => {
    expect(judge('2026-06-30', '2026-06-30').ok).toBe(true)
    expect(judge('2026-06-30', '2026-06-29')).toMatchObject({
      reason: { code: 'dates-out-of-order', first: 'periodFrom' },
    })
    expect(judge('2026-06-01', '2026-07-01')).toMatchObject({
      reason: { code: 'dates-out-of-order', second: 'today' },
    })
  })
})

describe('a correction', () => {
  const old = measured('m1', 29, '2026-03-31')
  const change = {
    id: 'm2',
    value: { value: 27, qualifier: 'exact' as const },
    reason: 'Twee mensen stonden dubbel.',
  }

  test('keeps the old value and stands in its place', () => {
    const verdict = correct(old, change, 'count')
    if (!verdict.ok) throw new Error(verdict.reason.code)
    expect(verdict.kept).toEqual({ ...old, correctedBy: 'm2' })
    expect(verdict.correction).toEqual(measured('m2', 27, '2026-03-31'))
    expect(standing([verdict.kept, verdict.correction])).toEqual([verdict.correction])
    expect(correct(verdict.kept, change, 'count')).toMatchObject({
      reason: { code: 'not-in-this-state', state: 'corrected' },
    })
  })

  test('needs a reason', () => {
    expect(correct(old, { ...change, reason: ' ' }, 'count')).toEqual({
      ok: false,
      reason: { code: 'correction-needs-reason' },
    })
  })
})

describe('corrections one after another', () => {
  const value: fc.Arbitrary<IndicatorValue> = fc.record({
    value: fc.nat(40),
    valueMax: fc.option(fc.nat(60), { nil: null }),
    qualifier: fc.constantFrom(...qualifiers),
    denominator: fc.option(fc.nat(80), { nil: null }),
  })
  const possible = ({ value: low, valueMax, denominator }: IndicatorValue) =>
    (valueMax == null || valueMax > low) &&
    denominator !== 0 &&
    (denominator == null || (valueMax ?? low) <= denominator)

  test('keep every value that was said, with its range and qualifier, and only the last one stands', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), fc.boolean(), (values, turned) => {
        const rows = [measured('m0', 29, '2026-03-31'), measured('o', 3, '2026-03-31')]
        const said = [rows[0]?.value]
        values.forEach((next, at) => {
          const old = rows.find(({ id, correctedBy }) => id !== 'o' && correctedBy === null) as Measurement
          const verdict = correct(old, { id: `m${at + 1}`, value: next, reason: 'Dubbel geteld.' }, 'count')
          const code = !possible(next)
            ? 'figure-impossible'
            : sameValue(old.value, next)
              ? 'nothing-corrected'
              : null
          expect(verdict.ok ? null : verdict.reason.code).toBe(code)
          if (!verdict.ok) return
          rows.splice(rows.indexOf(old), 1, verdict.kept)
          rows.push(verdict.correction)
          said.push(next)
        })
        const courses = withCorrections(turned ? rows.toReversed() : rows)
        const course = courses.find(({ first }) => first.id === 'm0')
        expect(courses).toHaveLength(2)
        expect(
          [course?.first, ...(course?.steps ?? []).map(({ now }) => now)].map((one) => one?.value),
        ).toEqual(said)
        expect(
          standing(rows)
            .map(({ id }) => id)
            .sort(),
        ).toEqual([course?.now.id, 'o'].sort())
      }),
    )
  })

  test('who took part before stays known while there are so many', () => {
    expect(beforeAmong(12, { value: 29, qualifier: 'exact' })).toBe(12)
    expect(beforeAmong(12, { value: 8, valueMax: 12, qualifier: 'about' })).toBe(12)
    expect(beforeAmong(12, { value: 11, qualifier: 'exact' })).toBeNull()
    expect(beforeAmong(null, { value: 11, qualifier: 'exact' })).toBeNull()
  })
})

describe('where an indicator stands', () => {
  test('is its last period, whatever the order of the rows, and never the baseline or a corrected value', () => {
    const rows = [
      measured('b', 12, '2026-12-31', { baseline: true }),
      measured('m2', 31, '2026-06-30'),
      measured('m1', 29, '2026-03-31'),
      measured('m3', 99, '2026-09-30', { correctedBy: 'm4' }),
      measured('o', 50, '2026-12-31', { indicator: 'i2' }),
    ]
    expect(latest(rows, 'i1')?.id).toBe('m2')
    expect(latest(rows.toReversed(), 'i1')?.id).toBe('m2')
    expect(latest([], 'i1')).toBeNull()
  })
})
