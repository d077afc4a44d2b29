import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  actualOf,
  type Counted,
  courseOf,
  measuredBaseline,
  measuredFacts,
  together,
} from '#app/domain/results/actual.ts'

let key = 0
function row(value: number, change: Partial<Counted> = {}): Counted {
  return {
    id: `row-${++key}`,
    indicator: 'i1',
    report: 'r1',
    baseline: false,
    value: { value, qualifier: 'exact' },
    period: { from: '2026-01-01', to: '2026-03-31' },
    neighbourhood: 'several',
    correctedBy: null,
    acceptedAt: new Date('2026-04-07T10:00:00Z'),
    ...change,
  }
}
const people = { id: 'i1', type: 'unique-people' } as const

describe('figures of one report', () => {
  test('people per place become a range, counts are added', () => {
    const places = [row(14, { neighbourhood: 'bilgaard' }), row(10, { neighbourhood: 'vrijheidswijk' })]
    expect(together('unique-people', places)).toEqual({ value: 14, valueMax: 24, qualifier: 'exact' })
    expect(together('count', places)).toEqual({ value: 24, valueMax: null, qualifier: 'exact' })
    expect(together('contacts', places)).toMatchObject({ value: 24 })
  })

  test('a row about all places is the whole, whatever its parts say', () => {
    const whole = row(19)
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 4 }), (values) => {
        const parts = values.map((value, at) => row(value, { neighbourhood: `wijk-${at}` }))
        expect(together('unique-people', [...parts, whole])).toEqual(whole.value)
      }),
    )
  })

  test('one place alone is its own figure', () => {
    const only = row(7, { neighbourhood: 'bilgaard', value: { value: 7, valueMax: 9, qualifier: 'about' } })
    expect(together('unique-people', [only])).toBe(only.value)
  })
})

describe('the course of an indicator', () => {
  const later = { report: 'r2', period: { from: '2026-01-01', to: '2026-06-30' } }

  test('has one point for each report, in the order of their periods', () => {
    const rows = [row(21, later), row(12), row(5, { indicator: 'i2' }), row(0, { baseline: true })]
    expect(courseOf(people, rows).map(({ on, value }) => [on, value.value])).toEqual([
      ['2026-03-31', 12],
      ['2026-06-30', 21],
    ])
    expect(actualOf(people, rows)).toMatchObject({ report: 'r2', value: { value: 21 } })
    expect(actualOf(people, [])).toBeNull()
  })

  test('leaves out what was corrected', () => {
    const better = row(11)
    expect(actualOf(people, [row(12, { correctedBy: better.id }), better])?.value.value).toBe(11)
  })

  test('tells conditions the baseline that was measured, and a range as a range', () => {
    const rows = [
      row(3, { baseline: true, period: { from: '2026-01-05', to: '2026-01-05' } }),
      row(14, { neighbourhood: 'bilgaard' }),
      row(10, { neighbourhood: 'vlietzone' }),
    ]
    expect(measuredBaseline('i1', rows)?.value.value).toBe(3)
    expect(measuredFacts([people, { id: 'i9', type: 'count' }], rows)).toEqual({
      i1: { baseline: 3, actual: { from: 14, to: 24 } },
      i9: { baseline: null, actual: null },
    })
  })
})
