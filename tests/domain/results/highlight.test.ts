import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acrossPillars, highlightsOf, type Measured, shownOfPillar } from '#app/domain/results/highlight.ts'
import { programmeRow } from '#app/domain/results/programme-row.ts'

const measured = (key: string, change: Partial<Measured> = {}): Measured => ({
  key,
  pillar: 'leren',
  type: 'unique-people',
  subsetOf: null,
  figure: { value: 10, qualifier: 'exact', period: '2024' },
  target: null,
  ...change,
})
const value = (value: number) => ({ value, qualifier: 'exact' as const, period: '2024' })

describe('the figures that stand for the programme', () => {
  test('of the real programme: children, residents in work, questions, young people, houses, and the missing jobs', () => {
    const rows = JSON.parse(readFileSync('db/seed/programme/figures-2024.json', 'utf8')) as unknown[]
    const indicators = rows.map(programmeRow).map(
      ({ indicator, measurement, target }): Measured => ({
        key: indicator.key,
        pillar: indicator.pillar,
        type: indicator.type,
        subsetOf: indicator.subsetOf ?? null,
        figure: measurement && { ...measurement.value, period: measurement.period },
        target: target && { value: target.value, period: target.period },
      }),
    )
    const pillars = ['wonen', 'leren', 'werk', 'gezondheid', 'veiligheid']
    expect(highlightsOf(pillars, indicators, 2026)).toEqual([
      { key: 'W09', kind: 'figure' },
      { key: 'L10', kind: 'figure' },
      { key: 'A06', kind: 'figure' },
      { key: 'H02', kind: 'figure' },
      { key: 'S03', kind: 'figure' },
      { key: 'A01', kind: 'missing' },
    ])
  })

  test('prefer residents to things, and never take a part of another figure', () => {
    const indicators = [
      measured('places', { type: 'count', figure: value(900) }),
      measured('some', { figure: value(40) }),
      measured('part', { subsetOf: 'some', figure: value(400) }),
      measured('few', { figure: value(4) }),
    ]
    expect(highlightsOf(['leren'], indicators, 2026)).toEqual([{ key: 'some', kind: 'figure' }])
  })

  test('take a count when a pillar counts no residents, and nothing when it has no figure', () => {
    const indicators = [measured('hours', { type: 'rate' }), measured('places', { type: 'count' })]
    expect(highlightsOf(['leren', 'werk'], indicators, 2026)).toEqual([{ key: 'places', kind: 'figure' }])
  })

  test('show a missing figure only once its year has gone by', () => {
    const target = { figure: null, type: 'count' as const, target: { value: 75, period: '2026' } }
    expect(highlightsOf(['leren'], [measured('jobs', target)], 2026)).toEqual([])
    expect(highlightsOf(['leren'], [measured('jobs', target)], 2027)).toEqual([
      { key: 'jobs', kind: 'missing' },
    ])
  })

  test('a target without a year, or of the whole programme, is not missing yet', () => {
    const open = { figure: null, target: { value: 0, period: null } }
    const whole = { figure: null, pillar: null, target: { value: 100, period: '2024' } }
    expect(highlightsOf(['leren'], [measured('a', open), measured('b', whole)], 2026)).toEqual([])
  })
})

describe('the pillars beside each other', () => {
  const one = fc.record({
    key: fc.string({ minLength: 1, maxLength: 4 }),
    pillar: fc.constantFrom('leren', 'werk', 'elders', null),
    type: fc.constantFrom('count', 'unique-people', 'contacts', 'rate', 'percentage'),
    subsetOf: fc.option(fc.constant('whole')),
    figure: fc.option(fc.nat(500).map(value)),
    target: fc.constant(null),
  }) as fc.Arbitrary<Measured>

  const programme = fc.uniqueArray(one, { selector: ({ key }) => key, maxLength: 25 })

  test('each pillar has its own figures, whole ones, and no more measured than there are', () => {
    fc.assert(
      fc.property(programme, (indicators) => {
        const across = acrossPillars(['werk', 'leren'], indicators)
        expect(across.map(({ pillar }) => pillar)).toEqual(['werk', 'leren'])
        for (const { pillar, keys, measured, of } of across) {
          const own = indicators.filter((indicator) => indicator.pillar === pillar)
          expect([measured, of]).toEqual([own.filter(({ figure }) => figure).length, own.length])
          expect(keys.length).toBeLessThanOrEqual(shownOfPillar)
          expect(new Set(keys).size).toBe(keys.length)
          for (const key of keys) {
            const shown = own.find((indicator) => indicator.key === key)
            expect([shown?.subsetOf, shown?.figure === null]).toEqual([null, false])
          }
        }
      }),
    )
  })

  test('residents stand before things, the most first', () => {
    const indicators = [
      measured('places', { type: 'count', figure: value(900) }),
      measured('few', { figure: value(4) }),
      measured('some', { figure: value(40) }),
      measured('open', { figure: null }),
    ]
    expect(acrossPillars(['leren'], indicators)).toEqual([
      { pillar: 'leren', keys: ['some', 'few', 'places'], measured: 3, of: 4 },
    ])
  })
})
