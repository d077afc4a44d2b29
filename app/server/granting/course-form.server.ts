import { z } from 'zod'
import type { IsoDate } from '#app/domain/calendar.ts'
import { type Cents, parseMoney } from '#app/domain/money.ts'
import { cleanText, readDay } from '#app/domain/proposal/typing.ts'

/** Parts of the forms about a hold, an ending, a settlement; a problem is a code that the page has words for. */
export const day = z
  .string({ error: 'empty' })
  .trim()
  .min(1, { error: 'empty' })
  .transform((typed, ctx): IsoDate => {
    const reading = readDay(typed)
    if ('value' in reading) return reading.value
    ctx.addIssue({ code: 'custom', message: 'day' })
    return z.NEVER
  })

/** A day that may be left open. */
export const maybeDay = z
  .string()
  .trim()
  .optional()
  .transform((typed, ctx): IsoDate | null => {
    if (!typed) return null
    const reading = readDay(typed)
    if ('value' in reading) return reading.value
    ctx.addIssue({ code: 'custom', message: 'day' })
    return z.NEVER
  })

const cleaned = z.string({ error: 'empty' }).transform(cleanText)

/** Words that have to be there. */
export const words = cleaned.pipe(z.string().min(1, { error: 'empty' }).max(2_000, { error: 'tooLong' }))

/** Words that may be left out, the field with them. */
export const maybeWords = z
  .string()
  .max(2_000, { error: 'tooLong' })
  .optional()
  .transform((typed) => cleanText(typed ?? '') || null)

/** An amount that may be nought. */
export const amount = z
  .string({ error: 'empty' })
  .trim()
  .min(1, { error: 'empty' })
  .transform((typed, ctx): Cents => {
    const read = parseMoney(typed.replace(/[\s€]/g, ''))
    if (read !== null && read >= 0) return read
    ctx.addIssue({ code: 'custom', message: 'wrong' })
    return z.NEVER
  })
/** The same; left open it is nought. */
export const maybeAmount = z
  .string()
  .optional()
  .transform((typed) => (typed?.trim() ? typed : '0'))
  .pipe(amount)

/** What an approver posts to give back what another prepared. */
export const GiveBackPost = z.strictObject({ operation: z.uuid(), reason: words })
