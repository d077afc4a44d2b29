import type { Problem } from '../field.ts'
import { choice, choicesFrom, date, longText, onlyIf, optional, since, text } from '../fields.ts'
import { question } from './question.ts'

/** Whether somebody else was asked to pay for it. */
export const askedAnswers = ['asked-and-no', 'asked-no-answer', 'not-asked'] as const

export const voornemen = {
  plan: question({ plan: longText(300) }),
  summary: question({ summary: text(250) }),
  additionality: question({
    whyNotRegular: longText(200),
    askedElsewhere: since(2, choice(askedAnswers)),
    askedWhere: since(
      2,
      onlyIf({ field: 'askedElsewhere', is: ['asked-and-no', 'asked-no-answer'] }, longText(80)),
    ),
  }),
  where: question({ neighbourhoods: choicesFrom('neighbourhoods'), place: optional(text(120)) }),
  pillars: question({ pillars: choicesFrom('pillars') }),
  period: question(
    { startDate: date(), endDate: date() },
    {
      check({ startDate, endDate }, { decideBy, fundEndsOn }) {
        const problems: Problem[] = []
        if (decideBy && startDate <= decideBy) problems.push({ path: ['startDate'], code: 'tooEarly' })
        if (endDate <= startDate) problems.push({ path: ['endDate'], code: 'beforeStart' })
        else if (fundEndsOn && endDate > fundEndsOn) problems.push({ path: ['endDate'], code: 'tooLate' })
        return problems
      },
    },
  ),
}
