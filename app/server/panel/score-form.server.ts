import { z } from 'zod'
import type { ScoreForm } from '#app/commands/save-score.server.ts'
import type { Criterion, OwnRubric } from '#app/domain/panel/rubric.ts'
import { countWords } from '#app/domain/proposal/typing.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { criterionWords, reviewError, rubricWords } from '#app/i18n/rubric-words.server.ts'

/** The most words of a reason. */
export const reasonWords = 120

const needsReason: readonly string[] = ['1', '5']

/** One V as it is posted: a score or "cannot judge", and why; a 1 and a 5 need a reason at once. */
export const ScorePost = z
  .strictObject({
    operation: z.uuid(),
    score: z.enum(['1', '2', '3', '4', '5', 'cannot-judge'], {
      error: (issue) => (issue.input === undefined ? 'scoreEmpty' : 'wrong'),
    }),
    reason: z.string().trim().optional().default(''),
  })
  .superRefine(({ score, reason }, ctx) => {
    if (needsReason.includes(score) && reason === '') {
      ctx.addIssue({ code: 'custom', path: ['reason'], message: `reasonEmpty${score}` })
    }
    if (countWords(reason) > reasonWords)
      ctx.addIssue({ code: 'custom', path: ['reason'], message: 'reasonTooLong' })
  })

/** One V while somebody still types: whatever is there so far. */
export const ScoreTyping = z.strictObject({
  operation: z.uuid(),
  score: z.enum(['1', '2', '3', '4', '5', 'cannot-judge']).optional(),
  reason: z
    .string()
    .trim()
    .optional()
    .default('')
    .refine((reason) => countWords(reason) <= reasonWords),
})

/** What the command takes of a posted V. */
export function scoreFormOf(typed: z.infer<typeof ScoreTyping>): ScoreForm {
  const { operation, score = null, reason } = typed
  const isNumber = score !== null && score !== 'cannot-judge'
  return { operation, score: isNumber ? Number(score) : score, reason: reason || null }
}

/** Everything that the scoring page says of one V. */
export function scoreWords(criterion: Criterion, own: OwnRubric = {}) {
  const language = currentLocale()
  const { name, question, levels } = criterionWords(criterion, language, own)
  const { scoring } = rubricWords(language)
  const error = (code: string, data: Record<string, unknown> = {}) =>
    reviewError('scoring', code, language, data)
  return {
    name,
    question,
    anchors: {
      1: levels['1'].anchor,
      3: levels['3'].anchor,
      5: levels['5'].anchor,
    },
    scoreLabel: scoring.scoreLabel,
    cannotJudge: scoring.cannotJudge,
    reasonLabel: scoring.reasonLabel,
    reasonHint: scoring.reasonHint,
    blind: scoring.blind,
    giveBack: scoring.giveBack.label,
    errors: {
      scoreEmpty: error('scoreEmpty'),
      wrong: error('wrong'),
      reasonEmpty1: error('reasonEmpty', { score: 1 }),
      reasonEmpty5: error('reasonEmpty', { score: 5 }),
      reasonTooLong: error('reasonTooLong', { limit: reasonWords }),
    },
  }
}
