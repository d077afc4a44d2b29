import { z } from 'zod'
import { parseDay } from '#app/domain/calendar.ts'
import { longestMessage } from '#app/domain/proposal/conversation.ts'
import { reopeningReasons } from '#app/domain/proposal/reopening.ts'

/** A reopening as it is posted: why, in a code and in words, and until when. */
export const ReopeningPost = z.strictObject({
  operation: z.uuid(),
  reason: z.enum(reopeningReasons, { error: 'empty' }),
  text: z
    .string({ error: 'empty' })
    .trim()
    .min(1, { error: 'empty' })
    .max(longestMessage, { error: 'tooLong' }),
  until: z.string({ error: 'wrong' }).transform((typed, ctx) => {
    const day = parseDay(typed)
    if (day) return day
    ctx.issues.push({ code: 'custom', message: 'wrong', input: typed })
    return z.NEVER
  }),
})
