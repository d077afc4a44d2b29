import { choice, date, longText, onlyIf, optional, since } from '../fields.ts'
import { question } from './question.ts'

export const verandering = {
  whatIsNew: question({ whatIsNew: longText(200) }),
  acrossDomains: question({ acrossDomains: since(2, longText(150)) }),
  regular: question({
    regularWork: longText(300),
    addsOrReplaces: choice(['adds', 'replaces', 'unknown']),
    whatStops: since(2, onlyIf({ field: 'addsOrReplaces', is: ['replaces'] }, longText(80))),
  }),
  experiment: question({
    learningQuestion: longText(100),
    learningSign: longText(100),
    stopRule: optional(longText(80)),
    reviewDate: optional(date({ withinPeriod: true })),
  }),
}
