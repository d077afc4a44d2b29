import { choicesFrom, date, longText, optional, type Problem, text } from '../fields.ts'
import { question } from './question.ts'

export const voornemen = {
  plan: question({ plan: longText(300) }),
  summary: question({ summary: text(250) }),
  additionality: question({ whyNotRegular: longText(200) }),
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
