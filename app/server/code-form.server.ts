import { z } from 'zod'

/** Six digits, pasted with spaces or not. */
export const sixDigits = z
  .string({ error: 'empty' })
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { error: 'wrong' }))

export const CodeForm = z.strictObject({ code: sixDigits })
