import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Counted } from '#app/domain/results/actual.ts'
import {
  contributionsTo,
  type GrantIndicator,
  type ProgrammeUnit,
  withCourse,
} from '#app/domain/results/contribution.ts'
import { cellOf, hiddenFigures } from '#app/domain/results/hidden-figures.ts'
import { whyMissing } from '#app/domain/results/missing.ts'

const programme: ProgrammeUnit = { key: 'A06', type: 'unique-people', unit: 'bewoners' }
let key = 0

function counted(value: number, change: Partial<Counted> = {}): Counted {
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

function of(
  grant: string,
  rows: Counted[],
  change: Partial<Omit<GrantIndicator, 'course'>> = {},
): GrantIndicator {
  const indicator = {
    grant,
    id: 'i1',
    type: 'unique-people',
    unit: 'Bewoners ',
    programme: 'A06',
    shareBp: 10_000,
    ...change,
  } as const
  return withCourse(indicator, rows)
}
const inPlaces = (values: Record<string, number>) =>
  Object.entries(values).map(([neighbourhood, value]) => counted(value, { neighbourhood }))

describe('what grants contribute to an indicator of the programme', () => {
  test('people of two grants may be the same: a range', () => {
    const { together, entering } = contributionsTo(programme, [
      of('g1', [counted(38)]),
      of('g2', [counted(31)]),
    ])
    expect(together).toMatchObject({ kind: 'interval', atLeast: 38, atMost: 69 })
    expect(entering.map(({ value }) => value.value)).toEqual([38, 31])
  })

  test('only the newest figure of each, and only what counts for this indicator', () => {
    const later = counted(44, { report: 'r2', period: { from: '2026-01-01', to: '2026-06-30' } })
    const others = [
      of('g2', [counted(500)], { programme: 'L10' }),
      of('g3', [counted(500)], { programme: null }),
    ]
    expect(contributionsTo(programme, [of('g1', [counted(38), later]), ...others]).together).toMatchObject({
      atLeast: 44,
      atMost: 44,
    })
  })

  test('with its share, exact until the end', () => {
    const count: ProgrammeUnit = { key: 'W09', type: 'count', unit: 'woningen' }
    const half = { programme: 'W09', type: 'count', unit: 'woningen', shareBp: 3_333 } as const
    expect(
      contributionsTo(count, [
        of('g1', [counted(10)], half),
        of('g2', [counted(5)], { ...half, shareBp: 10_000 }),
      ]).together,
    ).toMatchObject({
      kind: 'total',
      value: 8.3,
      exact: '8333/1000',
    })
  })

  test('another unit or type stands beside, never in', () => {
    const { together, beside } = contributionsTo(programme, [
      of('g1', [counted(1500)], { unit: 'woningen' }),
      of('g2', [counted(3600)], { type: 'contacts' }),
    ])
    expect(together).toBeNull()
    expect(beside.map(({ why }) => why)).toEqual(['other-unit', 'other-type'])
  })

  test('without a figure there is nothing, not nought', () => {
    expect(contributionsTo(programme, [of('g1', [])])).toEqual({ entering: [], beside: [], together: null })
  })

  test('in one neighbourhood only what was counted there', () => {
    const all = [of('g1', inPlaces({ bilgaard: 14, vlietzone: 10 })), of('g2', [counted(31)])]
    expect(contributionsTo(programme, all, 'bilgaard').together).toMatchObject({ atLeast: 14, atMost: 14 })
    expect(contributionsTo(programme, all, 'camminghaburen').together).toBeNull()
    expect(contributionsTo(programme, all).together).toMatchObject({ atLeast: 31, atMost: 55 })
  })
})

describe('what no public page shows', () => {
  const hidden = (...all: GrantIndicator[]) => [...hiddenFigures([programme], all)].sort()

  test('a count of fewer than five people, and what gives it away in the programme’s sum', () => {
    const small = of('g1', [counted(3)])
    const middle = of('g2', [counted(12)])
    const large = of('g3', [counted(40)])
    expect(hidden(small, middle, large)).toEqual(
      [cellOf.point(small, 'r1'), cellOf.point(middle, 'r1')].sort(),
    )
    expect(hidden(small)).toEqual([cellOf.point(small, 'r1'), cellOf.together('A06')].sort())
    expect(hidden(middle, large)).toEqual([])
  })

  test('a small place takes another place with it', () => {
    const one = of('g1', inPlaces({ bilgaard: 3, vlietzone: 9, camminghaburen: 20 }))
    const rows = one.course[0]!.rows
    expect(hidden(one)).toContain(cellOf.row(rows[0]!))
    expect(hidden(one)).toContain(cellOf.row(rows[1]!))
    expect(hidden(one)).not.toContain(cellOf.row(rows[2]!))
  })

  test('figures that do not count people are never hidden', () => {
    const types = ['count', 'contacts'] as const
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.nat(4), (type, value) => {
        expect(hidden(of('g1', [counted(value)], { type }))).toEqual([])
      }),
    )
  })

  test('whatever is shown, no hidden count can be worked out from a sum and its other parts', () => {
    const grants = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(grants, (values) => {
        const all = values.map((value, at) => of(`g${at}`, [counted(value)]))
        const gone = hiddenFigures([programme], all)
        const unseen = all.filter((one) => gone.has(cellOf.point(one, 'r1')))
        for (const [at, value] of values.entries()) {
          if (value < 5) expect(gone).toContain(cellOf.point(all[at]!, 'r1'))
        }
        if (!gone.has(cellOf.together('A06'))) expect(unseen.length).not.toBe(1)
      }),
    )
  })
})

test('why there is no figure', () => {
  expect(whyMissing({ period: '2024' }, 2026)).toBe('not-measured')
  expect(whyMissing({ period: '2026' }, 2026)).toBe('still-running')
  expect(whyMissing({ period: 't/m 2035' }, 2026)).toBe('still-running')
  expect(whyMissing({ period: 'komende jaren (geen einddatum)' }, 2026)).toBe('no-year')
  expect(whyMissing({ period: null }, 2026)).toBe('no-year')
  expect(whyMissing(null, 2026)).toBe('no-number')
})
