import { z } from 'zod'
import { longestStep, momentKinds, removalReasons, type TypedStep } from '#app/domain/near/contact-moment.ts'
import { cleanLine, parseNumber } from '#app/domain/proposal/typing.ts'
import { day, maybeDay, words } from '../granting/course-form.server.ts'

const operation = z.uuid()
const maybeLine = z
  .string()
  .max(longestStep, { error: 'tooLong' })
  .optional()
  .transform((typed) => cleanLine(typed ?? '') || null)

export const MomentPost = z
  .strictObject({
    operation,
    kind: z.enum(momentKinds, { error: 'empty' }),
    on: day,
    words,
    step: maybeLine,
    stepOn: maybeDay,
    stepBy: z.union([z.literal('initiative'), z.uuid()]).optional(),
  })
  .transform(({ step, stepOn, stepBy, ...rest }) => ({
    ...rest,
    step: { what: step, on: stepOn, by: stepBy ?? null } satisfies TypedStep,
  }))

export const CorrectionPost = z.strictObject({
  operation,
  kind: z.enum(momentKinds, { error: 'empty' }),
  on: day,
  words,
})

export const RemovalPost = z.strictObject({
  operation,
  reason: z.enum(removalReasons, { error: 'empty' }),
})

export const StepPost = z.strictObject({ operation })

export const GrantContactPost = z.strictObject({
  operation,
  contact: z
    .uuid()
    .optional()
    .transform((chosen) => chosen ?? null),
  days: z
    .string()
    .optional()
    .transform((typed, ctx): number | null => {
      if (!typed?.trim()) return null
      const read = parseNumber(typed)
      if (read !== null && Number.isInteger(read)) return read
      ctx.addIssue({ code: 'custom', message: 'wrong' })
      return z.NEVER
    }),
  mails: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
})
