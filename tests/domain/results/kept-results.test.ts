import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Counted } from '#app/domain/results/actual.ts'
import { type GrantIndicator, type ProgrammeUnit, withCourse } from '#app/domain/results/contribution.ts'
import { cellOf, hiddenFigures } from '#app/domain/results/hidden-figures.ts'
import { componentOf, keptResults, keptResultsSchema, namedApart } from '#app/domain/results/kept-results.ts'

const units: ProgrammeUnit[] = [
  { key: 'eters', type: 'unique-people', unit: 'bewoners' },
  { key: 'lezers', type: 'unique-people', unit: 'bewoners' },
  { key: 'maaltijden', type: 'count', unit: 'maaltijden' },
]
const world: fc.Arbitrary<GrantIndicator[]> = fc
  .array(
    fc.record({
      grant: fc.constantFrom('a', 'b', 'c', 'd'),
      unit: fc.constantFrom(...units),
      feeds: fc.boolean(),
      shareBp: fc.constantFrom(10_000, 5_000),
      reports: fc.array(
        fc.array(
          fc.record({ place: fc.constantFrom('oost', 'west', null), value: fc.integer({ min: 0, max: 40 }) }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ grant, unit, feeds, shareBp, reports }, at) => {
      const id = `i${at}`
      const counted = reports.flatMap((places, report) =>
        places.map(({ place, value }, row) =>
          measured({ id: `${id}-${report}-${row}`, indicator: id, report, place, value }),
        ),
      )
      const { key, type, unit: word } = unit
      return withCourse({ grant, id, type, unit: word, programme: feeds ? key : null, shareBp }, counted)
    }),
  )

function measured(of: {
  id: string
  indicator: string
  report: number
  place: string | null
  value: number
}): Counted {
  return {
    id: of.id,
    indicator: of.indicator,
    report: `r${of.report}`,
    baseline: false,
    value: { value: of.value, qualifier: 'exact' },
    period: { from: '2026-01-01', to: `2026-0${of.report + 2}-01` },
    neighbourhood: of.place,
    acceptedAt: new Date('2026-06-01T10:00:00Z'),
    correctedBy: null,
  } as Counted
}

describe('what is kept of results', () => {
  test('hides, indicator by indicator, exactly what all figures together hide', () => {
    fc.assert(
      fc.property(world, (all) => {
        const whole = hiddenFigures(units, all)
        const components = [...new Set(all.map(componentOf))]
        const apart = components.flatMap((component) => {
          const unit = units.find(({ key }) => key === component) ?? null
          const own = all.filter((one) => componentOf(one) === component)
          const { kept, hidden } = keptResults(unit, own)
          const sums = kept.sums.flatMap(({ place, hidden: gone }) => {
            if (!gone || !unit) return []
            return [place === null ? cellOf.together(unit.key) : cellOf.place(unit.key, place)]
          })
          return [...hidden.map(({ cell }) => cell), ...sums]
        })
        expect(new Set(apart)).toEqual(whole)
      }),
    )
  })

  test('names no more grants than a page can hold, and none of them before its turn when it is hidden', () => {
    fc.assert(
      fc.property(world, (all) => {
        for (const unit of units) {
          const { kept } = keptResults(
            unit,
            all.filter(({ programme }) => programme === unit.key),
          )
          expect(keptResultsSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(
            JSON.parse(JSON.stringify(kept)),
          )
          expect(kept.largest.length).toBeLessThanOrEqual(namedApart)
          const firstHidden = kept.largest.findIndex(({ hidden }) => hidden)
          if (firstHidden >= 0)
            expect(kept.largest.slice(firstHidden).every(({ hidden }) => hidden)).toBe(true)
        }
      }),
    )
  })
})
