import { choice, email, longText, optional, since, text, wholeNumber } from '../fields.ts'
import { question } from './question.ts'
import { rows } from './rows.ts'

export const partnerKinds = [
  'residents',
  'education',
  'welfare',
  'housing',
  'government',
  'safety',
  'business',
  'culture',
  'other',
] as const
export type PartnerKind = (typeof partnerKinds)[number]

export const verbinding = {
  jointAnalysis: question({
    conversations: longText(200),
    problemFigures: since(2, optional(longText(120))),
    problemShared: since(2, longText(100)),
  }),
  residents: question({ residentsRole: longText(200), residentsCount: optional(wholeNumber(0, 100_000)) }),
  partners: question({
    partners: rows(
      {
        partnerName: text(140),
        partnerKind: choice(partnerKinds),
        partnerRole: text(250),
        partnerStatus: choice(['agreed', 'talking', 'to-ask']),
        partnerEmail: since(2, optional(email())),
      },
      { minRows: 1, maxRows: 20 },
    ),
  }),
}
