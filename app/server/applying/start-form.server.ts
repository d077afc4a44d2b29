import { z } from 'zod'
import { eligibilityQuestions } from '#app/i18n/eligibility-words.server.ts'

/** What the button "Nu beginnen" posts: the round, and the answers of the check when it was done. */
export function startForm() {
  const answers = eligibilityQuestions().map(({ key, options }) => {
    const values = options.map(({ value }) => value) as [string, ...string[]]
    return [key, z.enum(values, { error: 'unknownField' }).optional()] as const
  })
  return z.strictObject(
    {
      operation: z.uuid({ error: 'unknownField' }),
      round: z.string({ error: 'unknownField' }).max(100, 'unknownField'),
      ...(Object.fromEntries(answers) as Record<string, z.ZodOptional<z.ZodEnum<Record<string, string>>>>),
    },
    { error: 'unknownField' },
  )
}

/** The answers of the check that were given, by question. */
export function answersGiven(answers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
