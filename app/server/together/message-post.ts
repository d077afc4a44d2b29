import { z } from 'zod'
import { longestMessage, mostMessageFiles } from '#app/domain/proposal/conversation.ts'

const operation = z.uuid()
const text = z.string({ error: 'empty' }).trim().max(longestMessage, { error: 'tooLong' })

/** Words to the other side as they are posted; nothing is cut, what is too long is said. */
export const WordsPost = z.strictObject({ operation, text: text.min(1, { error: 'empty' }) })

/** The same with the ids of files that are kept: with those it may do without words. */
export const MessagePost = z
  .strictObject({
    operation,
    text: text.default(''),
    files: z.array(z.uuid()).max(mostMessageFiles, { error: 'tooMany' }).default([]),
  })
  .superRefine((message, ctx) => {
    const isEmpty = message.text === '' && message.files.length === 0
    if (isEmpty) ctx.addIssue({ code: 'custom', path: ['text'], message: 'empty' })
  })
