import { date, longText, text } from '../fields.ts'
import { question, rows } from './question.ts'

export const verantwoording = {
  milestones: question({
    milestones: rows(
      {
        milestoneTitle: text(120),
        milestoneDate: date({ withinPeriod: true }),
        milestoneEvidence: text(200),
      },
      { minRows: 1, maxRows: 20 },
    ),
  }),
  roles: question({
    roles: rows(
      { roleTask: text(140), roleWho: text(100), roleStandIn: text(100) },
      { minRows: 1, maxRows: 15 },
    ),
  }),
  measuringFromStart: question({ measuringFromStart: longText(120) }),
}
