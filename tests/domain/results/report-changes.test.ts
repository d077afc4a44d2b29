import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents } from '#app/domain/money.ts'
import { type ReportChange, reportChanges } from '#app/domain/results/report-changes.ts'
import { type ReportContent, reportContentSchema } from '#app/domain/results/report-content.ts'
import { aReport } from './a-report.ts'

/** All that a report says, as one line for each thing, whatever the order of its rows; what is empty says nothing. */
function saidIn(report: ReportContent): Map<string, unknown> {
  const { story, voices, photos, spending, lesson, indicators } = report
  const told: [string, unknown][] = [
    ...story.milestones
      .filter((one) => one.reached || one.reachedOn || one.whatHappened)
      .map((one): [string, unknown] => [`milestone ${one.milestone}`, one]),
    ['what-changed', story.whatChanged],
    ['delay', story.delay],
    ...indicators.flatMap(({ indicator, ...one }): [string, unknown][] => [
      ...one.figures
        .filter(({ value }) => value !== null)
        .map((figure): [string, unknown] => [`figure ${indicator} ${figure.id}`, figure]),
      [`no-figure ${indicator}`, one.noFigureReason],
      [`baseline ${indicator}`, one.baseline],
      [`no-baseline ${indicator}`, one.noBaselineReason],
      ...one.corrections.map((each): [string, unknown] => [
        `correction ${indicator} ${each.measurement}`,
        each,
      ]),
    ]),
    ...voices.map(({ criterion, text }): [string, unknown] => [`voice ${criterion}`, text]),
    ...photos.map((photo): [string, unknown] => [`photo ${photo.file}`, photo]),
    ...spending.map((line): [string, unknown] => [`spending ${line.budgetLine}`, line.cents]),
    ['lesson-title', lesson.title],
    ['lesson-text', lesson.text],
  ]
  return new Map(told.filter(([, said]) => said !== null && said !== ''))
}

function nameOf({ kind, before: _, after: __, ...place }: ReportChange): string {
  return [kind, ...Object.values(place)].join(' ')
}

describe('two sendings of a report', () => {
  test('what was said before, with the changes made, is what is said now', () => {
    fc.assert(
      fc.property(aReport, aReport, (before, after) => {
        const made = saidIn(before)
        for (const change of reportChanges(before, after)) {
          expect(made.get(nameOf(change)) ?? null).toEqual(change.before)
          if (change.after === null) made.delete(nameOf(change))
          else made.set(nameOf(change), change.after)
        }
        expect(made).toEqual(saidIn(after))
      }),
    )
  })

  test('the way back is the same way', () => {
    fc.assert(
      fc.property(aReport, aReport, (before, after) => {
        const there = reportChanges(before, after).map((one) => [nameOf(one), one.before, one.after])
        const back = reportChanges(after, before).map((one) => [nameOf(one), one.after, one.before])
        expect(back.sort()).toEqual(there.sort())
      }),
    )
  })

  test('nothing changed is nothing to tell, whatever the order of the rows', () => {
    fc.assert(
      fc.property(aReport, (report) => {
        const turned = {
          ...report,
          indicators: report.indicators
            .map((one) => ({ ...one, figures: one.figures.toReversed() }))
            .toReversed(),
          photos: report.photos.toReversed(),
          spending: report.spending.toReversed(),
        }
        expect(reportChanges(report, turned)).toEqual([])
      }),
    )
  })

  test('an amount and a photo each have their own line', () => {
    const before = reportContentSchema.parse({
      spending: [{ budgetLine: 'b1', cents: 4_320_00 }],
      photos: [{ file: 'p1', shows: 'Soep', consent: 'public' }],
    })
    const after = {
      ...before,
      spending: [{ budgetLine: 'b1', cents: cents(4_500_00) }],
      photos: [{ file: 'p2', shows: 'Brood', consent: 'fund' as const }],
    }
    expect(reportChanges(before, after)).toEqual([
      { kind: 'photo', file: 'p2', before: null, after: { file: 'p2', shows: 'Brood', consent: 'fund' } },
      { kind: 'photo', file: 'p1', before: { file: 'p1', shows: 'Soep', consent: 'public' }, after: null },
      { kind: 'spending', budgetLine: 'b1', before: 4_320_00, after: 4_500_00 },
    ])
  })
})
