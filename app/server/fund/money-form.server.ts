import { z } from 'zod'
import { type Cents, parseMoney } from '#app/domain/money.ts'

/** An amount of more than nothing, as it is typed. */
export const someMoney = z
  .string({ error: 'empty' })
  .trim()
  .min(1, { error: 'empty' })
  .transform((typed, ctx): Cents => {
    const read = parseMoney(typed)
    if (read !== null && read > 0) return read
    ctx.addIssue({ code: 'custom', message: 'wrong' })
    return z.NEVER
  })

/** A share in whole percents, as basis points. */
export const share = z
  .string({ error: 'wrong' })
  .trim()
  .regex(/^(100|\d{1,2})\s*%?$/, { error: 'wrong' })
  .transform((typed) => Number.parseInt(typed, 10) * 100)
