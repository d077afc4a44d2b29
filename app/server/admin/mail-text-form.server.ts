import { z } from 'zod'
import { mailTextFields } from '#app/domain/notification/mail-text.ts'

const seen = z.coerce.number().int().min(0)

/** The words of a mail as they are typed; what is not right about them the page says line by line. */
export const MailTextPost = z.strictObject({
  operation: z.uuid(),
  seen,
  ...(Object.fromEntries(mailTextFields.map((field) => [field, z.string().default('')])) as Record<
    (typeof mailTextFields)[number],
    z.ZodDefault<z.ZodString>
  >),
})

/** Going back to the standard words. */
export const StandardPost = z.strictObject({ operation: z.uuid(), seen })
