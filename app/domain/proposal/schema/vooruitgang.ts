import {
  choice,
  choiceFrom,
  countedFigure,
  date,
  longText,
  optional,
  since,
  text,
  wholeNumber,
} from '../fields.ts'
import { question } from './question.ts'
import { rows } from './rows.ts'

/** The types of indicator this form can ask for: those that are counted in whole numbers. */
export const countedTypes = ['count', 'unique-people', 'unique-households', 'contacts', 'reach'] as const

export const vooruitgang = {
  people: question({ targetGroup: longText(150), targetGroupCount: wholeNumber(1, 100_000) }),
  situationNow: question({ situationNow: since(2, longText(150)) }),
  changeAtEnd: question({ changeAtEnd: longText(150) }),
  indicators: question({
    indicators: rows(
      {
        indicatorName: text(140),
        indicatorType: choice(countedTypes),
        indicatorUnit: text(40),
        programmeIndicator: optional(choiceFrom('programmeIndicators')),
        baselineValue: optional(countedFigure()),
        baselineDate: optional(date()),
        noBaselineReason: optional(longText(60)),
        targetValue: countedFigure(),
        targetDate: date({ withinPeriod: true }),
        indicatorSource: text(140),
        indicatorMeasuredBy: since(2, text(100)),
        indicatorNeighbourhood: choiceFrom('neighbourhoods', ['several']),
      },
      { minRows: 1, maxRows: 6 },
      ({ baselineValue, noBaselineReason, targetValue }) => {
        if (baselineValue === null && noBaselineReason === null)
          return [{ field: 'noBaselineReason', code: 'empty' }]
        return baselineValue === targetValue ? [{ field: 'targetValue', code: 'sameAsBaseline' }] : []
      },
    ),
  }),
}
