import { z } from 'zod'
import { longestMessage } from '#app/domain/proposal/conversation.ts'

/** A message as it is posted; nothing is cut, what is too long is said. */
export const MessagePost = z.strictObject({
  operation: z.uuid(),
  text: z
    .string({ error: 'empty' })
    .trim()
    .min(1, { error: 'empty' })
    .max(longestMessage, { error: 'tooLong' }),
})
