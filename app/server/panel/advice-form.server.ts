import { z } from 'zod'
import type { AdviceForm } from '#app/commands/save-advice.server.ts'
import { advices } from '#app/domain/panel/score.ts'

const longest = 2_000
const text = z.string().trim().max(longest, { error: 'tooLong' }).optional().default('')

/** What a member advises while they still type: whatever is there so far. */
export const AdviceTyping = z.strictObject({
  operation: z.uuid(),
  advice: z.enum(advices).optional(),
  condition: text,
  questions: text,
})

/** What a member advises when they go on: an advice, with its condition when it has one. */
export const AdvicePost = AdviceTyping.extend({
  advice: z.enum(advices, { error: 'adviceEmpty' }),
}).superRefine(({ advice, condition }, ctx) => {
  if (advice === 'fund-with-conditions' && condition === '') {
    ctx.addIssue({ code: 'custom', path: ['condition'], message: 'conditionEmpty' })
  }
})

/** What the command takes of a posted advice. */
export function adviceFormOf(typed: z.infer<typeof AdviceTyping>): AdviceForm {
  const { operation, advice = null, condition, questions } = typed
  return { operation, advice, condition: condition || null, questions: questions || null }
}
