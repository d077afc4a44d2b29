import { z } from 'zod'
import { parseDay } from '#app/domain/calendar.ts'
import { cleanLine, readEmail, readPhone } from '#app/domain/proposal/typing.ts'

const name = z
  .string({ error: 'empty' })
  .transform(cleanLine)
  .pipe(z.string().min(1, { error: 'empty' }).max(100, { error: 'tooLong' }))

/** A reader of the domain as a field that may be left open. */
function optional(read: (typed: string) => { value: string } | { problem: string }) {
  return z
    .string()
    .optional()
    .transform((typed, ctx) => {
      if (!typed?.trim()) return null
      const reading = read(typed.trim())
      if ('value' in reading) return reading.value
      ctx.issues.push({ code: 'custom', message: 'wrong', input: typed })
      return z.NEVER
    })
}

/** The first facts of a paper form: for which round, of whom, how they are reached, and when it came in. */
export const PaperPost = z
  .strictObject({
    operation: z.uuid(),
    round: z.uuid({ error: 'empty' }),
    groupName: name,
    contactName: name,
    email: optional(readEmail),
    phone: optional(readPhone),
    receivedOn: z.string({ error: 'wrong' }).transform((typed, ctx) => {
      const day = parseDay(typed)
      if (day) return day
      ctx.issues.push({ code: 'custom', message: 'wrong', input: typed })
      return z.NEVER
    }),
  })
  .superRefine(({ email, phone }, ctx) => {
    if (!email && !phone) ctx.addIssue({ code: 'custom', path: ['email'], message: 'empty' })
  })
