import { z } from 'zod'
import { cleanLine } from '#app/domain/proposal/typing.ts'
import { sixDigits } from '../code-form.server.ts'

const line = (most: number) =>
  z
    .string({ error: 'empty' })
    .transform(cleanLine)
    .pipe(z.string().min(1, { error: 'empty' }).max(most, { error: 'tooLong' }))

/** What somebody posts who signs: who they are, the code, and exactly which version and file lay before them. */
export const SignaturePost = z
  .strictObject({
    operation: z.uuid(),
    termsVersion: z.uuid(),
    fileHash: z.string().regex(/^[0-9a-f]{64}$/),
    typedName: line(100),
    capacity: line(80),
    code: sixDigits,
    agree: z.literal('on', { error: 'empty' }),
  })
  .transform(({ agree: _agree, ...form }) => form)
