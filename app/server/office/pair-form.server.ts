import { z } from 'zod'

/** `proposal:member`, as a page wrote it. */
export const pair = z.string({ error: 'empty' }).transform((text, ctx) => {
  const [proposal, member, ...more] = text.split(':')
  if (proposal && member && more.length === 0) return { proposal, member }
  ctx.issues.push({ code: 'custom', message: text === '' ? 'empty' : 'wrong', input: text })
  return z.NEVER
})

/** One pair, posted to be added or taken off. */
export const PairPost = z.strictObject({ operation: z.uuid(), pair })
