import { z } from 'zod'
import { parseDay } from '#app/domain/calendar.ts'
import { problem } from '#app/domain/proposal/field.ts'

const operation = z.uuid({ error: 'unknownField' })

/** The last day of a harvest, which says its year. */
export const StartPost = z.strictObject({
  operation,
  cutOff: z
    .string()
    .optional()
    .transform((typed = '', ctx) => parseDay(typed) ?? problem(ctx, { path: [], code: 'wrong' })),
})

const text = z
  .string()
  .max(20_000, { error: 'tooLong' })
  .transform((typed) => typed.replace(/\r\n?/g, '\n').trim())

export const TextPost = z.strictObject({
  operation,
  seen: z.coerce.number().int().min(1),
  nl: text.pipe(z.string().min(1, { error: 'empty' })),
  en: text.optional().transform((typed = '') => (typed === '' ? null : typed)),
})

export const ApprovalPost = z.strictObject({ operation, seen: z.string().regex(/^[0-9a-f]{64}$/) })
