import { z } from 'zod'
import { parseDay } from '#app/domain/calendar.ts'
import { problem } from '#app/domain/proposal/field.ts'
import { harvestYearSchema } from '#app/domain/results/annual-report-rules.ts'

const operation = z.uuid({ error: 'unknownField' })

const cutOff = z
  .string()
  .optional()
  .transform((typed = '', ctx) => parseDay(typed) ?? problem(ctx, { path: [], code: 'wrong' }))

/** A year, and until which day it is told what was known. */
export const StartPost = z.strictObject({
  operation,
  year: z.coerce.number({ error: 'wrong' }).pipe(harvestYearSchema),
  cutOff,
})

export const DayPost = z.strictObject({ operation, cutOff })

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

export const OfferPost = z.strictObject({ operation })

export const ReasonPost = z.strictObject({
  operation,
  reason: text.pipe(z.string().min(1, { error: 'empty' }).max(2000, { error: 'tooLong' })),
})

export const ApprovalPost = z.strictObject({ operation, seen: z.string().regex(/^[0-9a-f]{64}$/) })
