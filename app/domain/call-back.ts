import { z } from 'zod'
import { addDays, amsterdamInstant, dayOf } from './calendar.ts'
import { type Reading, readEmail, readPhone } from './proposal/typing.ts'

const line = (most: number) => z.string({ error: 'empty' }).trim().min(1, 'empty').max(most, 'tooLong')
const mayBe = (most: number) => z.string().trim().max(most, 'tooLong').optional()

/** What somebody who wants to be called tells us: a name and a number, and the rest if they like. */
export const callBackSchema = z.strictObject({
  name: line(100),
  phone: line(30).transform((typed, context) => read(readPhone(typed), context)),
  email: z
    .string()
    .trim()
    .optional()
    .transform((typed, context) => (typed ? read(readEmail(typed), context) : undefined)),
  neighbourhood: mayBe(100),
  times: mayBe(200),
  about: mayBe(1000),
})
export type CallBackForm = z.output<typeof callBackSchema>

/** Until when we call back: five in the afternoon, in Amsterdam, of the second day of work after the question. */
export function callBy(askedAt: Date): Date {
  let day = dayOf(askedAt)
  for (let workingDays = 0; workingDays < 2; ) {
    day = addDays(day, 1)
    if (!isWeekend(day)) workingDays += 1
  }
  return amsterdamInstant(day, '17:00')
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
}

function read(reading: Reading<string>, context: z.RefinementCtx): string {
  if ('value' in reading) return reading.value
  context.addIssue({ code: 'custom', message: reading.problem })
  return z.NEVER
}
