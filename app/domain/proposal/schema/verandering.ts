import { choice, date, longText, optional } from '../fields.ts'
import { question } from './question.ts'

export const verandering = {
  whatIsNew: question({ whatIsNew: longText(200) }),
  regular: question({ regularWork: longText(300), addsOrReplaces: choice(['adds', 'replaces', 'unknown']) }),
  experiment: question({
    learningQuestion: longText(100),
    learningSign: longText(100),
    stopRule: optional(longText(80)),
    reviewDate: optional(date({ withinPeriod: true })),
  }),
}
