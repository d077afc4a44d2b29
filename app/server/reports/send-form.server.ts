import { z } from 'zod'

/** Sending a report as it was read: the version that was on the page. */
export const SendReportPost = z.strictObject({
  operation: z.uuid(),
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
})

const ids = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((chosen = []) => [...new Set(chosen.filter((one) => one !== ''))])

/** Accepting a report: the milestones that are ticked, and whether everybody may read the lesson. */
export const AcceptPost = z.strictObject({
  operation: z.uuid(),
  milestones: ids,
  publishLesson: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
})

/** Giving a report back with a question. */
export const ReturnPost = z.strictObject({
  operation: z.uuid(),
  question: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(2_000, { error: 'tooLong' }),
})
