import { choice, longText, optional, text, wholeNumber } from '../fields.ts'
import { question, rows } from './question.ts'

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

export const verbinding = {
  jointAnalysis: question({ conversations: longText(200) }),
  residents: question({ residentsRole: longText(200), residentsCount: optional(wholeNumber(0, 100_000)) }),
  partners: question({
    partners: rows(
      {
        partnerName: text(140),
        partnerKind: choice(partnerKinds),
        partnerRole: text(250),
        partnerStatus: choice(['agreed', 'talking', 'to-ask']),
      },
      { minRows: 1, maxRows: 20 },
    ),
  }),
}
