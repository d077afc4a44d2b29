import fc from 'fast-check'
import { cents } from '#app/domain/money.ts'
import { criteria } from '#app/domain/panel/rubric.ts'
import { qualifiers } from '#app/domain/results/indicator.ts'
import {
  delayReasons,
  photoConsents,
  type ReportContent,
  reportContentSchema,
} from '#app/domain/results/report-content.ts'

const word = fc.constantFrom('', 'Samen', 'Het café is open.', 'Elke week eten twaalf mensen mee.')
const day = fc.constantFrom('2026-01-01', '2026-06-30', '2026-12-01')
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const rowsOf = <Row extends object>(row: fc.Arbitrary<Row>, key: keyof Row) =>
  fc.uniqueArray(row, { selector: (one) => one[key], maxLength: 4 })
const amount = maybe(fc.nat(60))

/** Any report that can be stored, of a small world, so that two of them often speak of the same things. */
export const aReport: fc.Arbitrary<ReportContent> = fc
  .record({
    story: fc.record({
      milestones: rowsOf(
        fc.record({
          milestone: fc.constantFrom('m1', 'm2', 'm3'),
          reached: fc.boolean(),
          reachedOn: maybe(day),
          whatHappened: word,
        }),
        'milestone',
      ),
      whatChanged: word,
      delay: maybe(
        fc.record({ weeks: amount, reason: maybe(fc.constantFrom(...delayReasons)), explanation: word }),
      ),
    }),
    indicators: rowsOf(
      fc.record({
        indicator: fc.constantFrom('i1', 'i2'),
        figures: rowsOf(
          fc.record({
            id: fc.constantFrom('f1', 'f2', 'f3'),
            value: amount,
            valueMax: amount,
            qualifier: fc.constantFrom(...qualifiers),
            from: maybe(day),
            to: maybe(day),
            neighbourhood: maybe(fc.constantFrom('bilgaard', 'several')),
            method: word,
            before: amount,
          }),
          'id',
        ),
        noFigureReason: word,
        baseline: maybe(fc.record({ value: amount, on: maybe(day), method: word })),
        noBaselineReason: word,
        corrections: rowsOf(
          fc.record({ measurement: fc.constantFrom('c1', 'c2'), value: amount, reason: word }),
          'measurement',
        ),
      }),
      'indicator',
    ),
    voices: rowsOf(fc.record({ criterion: fc.constantFrom(...criteria), text: word }), 'criterion'),
    photos: rowsOf(
      fc.record({
        file: fc.constantFrom('p1', 'p2', 'p3'),
        shows: word,
        consent: maybe(fc.constantFrom(...photoConsents)),
      }),
      'file',
    ),
    spending: rowsOf(
      fc.record({ budgetLine: fc.constantFrom('b1', 'b2'), cents: fc.nat(90_000).map(cents) }),
      'budgetLine',
    ),
    lesson: fc.record({ title: word, text: word }),
  })
  .map((report) => reportContentSchema.parse(report))
