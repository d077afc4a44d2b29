import { isValidBIC } from 'ibantools'
import { z } from 'zod'
import { readIban } from '../proposal/typing.ts'
import { painVersions } from './batch.ts'

/** The account that a fund pays from, as typed: a number whose check digits are right, and the BIC where the bank asks it. */
export const fundAccountSchema = z.strictObject({
  operation: z.uuid(),
  iban: z
    .string({ error: 'empty' })
    .trim()
    .min(1, 'empty')
    .transform((typed, context): string => {
      const reading = readIban(typed)
      if ('value' in reading) return reading.value
      context.addIssue({ code: 'custom', message: 'iban' })
      return z.NEVER
    }),
  bic: z
    .string()
    .optional()
    .transform((typed, context): string | null => {
      const bic = (typed ?? '').replaceAll(/\s/g, '').toUpperCase()
      if (bic === '') return null
      if (isValidBIC(bic)) return bic
      context.addIssue({ code: 'custom', message: 'bic' })
      return z.NEVER
    }),
  holder: z.string({ error: 'empty' }).trim().min(1, 'empty').max(140, 'tooLong'),
  painVersion: z.enum(painVersions, { error: 'empty' }),
})
export type FundAccountForm = z.output<typeof fundAccountSchema>
