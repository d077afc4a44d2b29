import { choices, date, longText, optional, since, text } from '../fields.ts'
import { question } from './question.ts'
import { rows } from './rows.ts'

export const sharingChannels = ['meeting', 'newsletter', 'website', 'social-media', 'visit', 'other'] as const

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
  sharing: question({
    sharingChannels: since(2, choices(sharingChannels)),
    sharingHow: since(2, optional(longText(80))),
  }),
}
