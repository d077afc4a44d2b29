import { z } from 'zod'
import { type Criterion, type CriterionWording, criteria, type Weights } from '#app/domain/panel/rubric.ts'
import type { Language } from '#app/i18n/languages.ts'
import { criterionWords, ownWords } from '#app/i18n/rubric-words.server.ts'
import type { Round } from '#db/queries/rounds.server.ts'

const text = z.string({ error: 'empty' }).trim().min(1, 'empty').max(600, 'long')
const weight = z
  .string({ error: 'empty' })
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?$/, 'weight')
  .transform((typed) => Math.round(Number(typed.replace(',', '.')) * 100))
const one = z.strictObject({ weight, question: text, one: text, three: text, five: text })

/** The rubric of a round as it is posted; a weight is typed in percents and read in basis points. */
export const RubricPost = z.strictObject({
  operation: z.uuid(),
  practice: z.enum(['yes', 'no'], { error: 'empty' }),
  voornemen: one,
  verbinding: one,
  verandering: one,
  vooruitgang: one,
  verantwoording: one,
})
export type RubricPosted = z.output<typeof RubricPost>

/** What was posted, as the command takes it: only the V's that differ from the fund's words are the round's own. */
export function rubricIn(posted: RubricPosted, language: Language) {
  const weightsBp = Object.fromEntries(criteria.map((key) => [key, posted[key].weight])) as Weights
  const words = Object.fromEntries(
    criteria.flatMap((key) => {
      const { question, one: low, three, five } = posted[key]
      const own = ownWords(key, language, { question, anchors: { 1: low, 3: three, 5: five } })
      return own ? [[key, own]] : []
    }),
  ) as Partial<Record<Criterion, CriterionWording>>
  return { weightsBp, words, language, practice: posted.practice === 'yes' }
}

/** The fields of a rubric with what the round has now. */
export function rubricFields(round: Pick<Round, 'weights' | 'rubric'>, language: Language) {
  return criteria.map((key) => {
    const { name, question, levels } = criterionWords(key, language, round.rubric)
    return {
      key,
      name,
      weight: String(round.weights[key] / 100).replace('.', ','),
      question,
      one: levels['1'].anchor,
      three: levels['3'].anchor,
      five: levels['5'].anchor,
    }
  })
}
