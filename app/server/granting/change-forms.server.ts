import { z } from 'zod'
import * as fields from '#app/domain/proposal/fields.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** What somebody posts to send a change. */
export const SendChangePost = z.strictObject({
  operation: z.uuid(),
  seen: hash,
  reason: fields.longText(120).form({}),
  effectiveFrom: fields.optional(fields.date()).form({}),
})

/** What somebody posts to say yes or no to one. */
export const AnswerChangePost = z.strictObject({
  operation: z.uuid(),
  verdict: z.enum(['yes', 'no'], { error: 'empty' }),
  answer: fields.optional(fields.longText(120)).form({}),
})
