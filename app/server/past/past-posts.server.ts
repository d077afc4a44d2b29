import { z } from 'zod'
import { pastAidAnswers } from '#app/domain/past/aid.ts'
import { pastKinds } from '#app/domain/past/fields.ts'
import { cleanLine } from '#app/domain/proposal/typing.ts'
import { sheetLimits } from '#app/exchange/sheet-limits.ts'
import { leave } from './batch-steps.server.ts'

const operation = z.uuid()

export const SheetPost = z.strictObject({
  operation,
  sheet: z
    .string({ error: 'empty' })
    .regex(/^\d{1,2}$/, { error: 'empty' })
    .transform(Number),
  kind: z.enum(pastKinds, { error: 'empty' }),
})

const column = z
  .string()
  .max(40)
  .transform((key) => (key === leave ? null : key))

/** One choice for each column, from the left; one alone arrives as a text. */
export const ColumnsPost = z.strictObject({
  operation,
  aid: z
    .enum(['unknown', ...pastAidAnswers])
    .transform((answer) => (answer === 'unknown' ? null : answer))
    .optional(),
  columns: z.preprocess(
    (typed) => (typeof typed === 'string' ? [typed] : typed),
    z.array(column).min(1).max(sheetLimits.columns),
  ),
})

export const ImportPost = z.strictObject({ operation })

export const ShowPost = z.strictObject({ operation, shown: z.enum(['yes', 'no'], { error: 'empty' }) })

export const UndoPost = z.strictObject({
  operation,
  reason: z
    .string({ error: 'empty' })
    .transform(cleanLine)
    .pipe(z.string().min(1, { error: 'empty' }).max(500, { error: 'tooLong' })),
})
