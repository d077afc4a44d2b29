import { z } from 'zod'

/** The five V's on which every proposal is read; each is a criterion. */
export const criteria = ['voornemen', 'verbinding', 'verandering', 'vooruitgang', 'verantwoording'] as const
export type Criterion = (typeof criteria)[number]

/** Is this the key of one of the five V's? */
export function isCriterion(key: string | undefined): key is Criterion {
  return criteria.some((one) => one === key)
}

/** How heavy each V weighs in a round, in basis points; together 10000. */
export type Weights = Readonly<Record<Criterion, number>>

export const wholeWeight = 10_000

/** What a round starts from until it sets its own weights. */
export const equalWeights: Weights = {
  voornemen: 2_000,
  verbinding: 2_000,
  verandering: 2_000,
  vooruitgang: 2_000,
  verantwoording: 2_000,
}

const weight = z.number().int().min(0).max(wholeWeight)

/** Weights as stored with a round. That they make a whole is judged by `judgeWeights`. */
export const weightsSchema = z.object({
  voornemen: weight,
  verbinding: weight,
  verandering: weight,
  vooruitgang: weight,
  verantwoording: weight,
}) satisfies z.ZodType<Weights>

/** The scores that have a written anchor; the two between them are for who doubts. */
export const anchored = ['1', '3', '5'] as const

const wording = z.strictObject({
  question: z.string().trim().min(1),
  anchors: z.strictObject({
    1: z.string().trim().min(1),
    3: z.string().trim().min(1),
    5: z.string().trim().min(1),
  }),
})

/** One V as a round words it: the question to the reviewer, and what a 1, a 3 and a 5 mean. */
export type CriterionWording = z.infer<typeof wording>

/** The V's that a round words for itself, by language; a V or a language that is absent has the fund's own words. */
export const ownRubricSchema = z.partialRecord(
  z.enum(['nl', 'en', 'fy']),
  z.partialRecord(z.enum(criteria), wording),
)
export type OwnRubric = z.infer<typeof ownRubricSchema>

/** Scores run from 1 to 5, in whole steps, against written anchors. */
export const lowestScore = 1
export const highestScore = 5

/** With fewer scored V's than this a review gives no score at all. */
export const fewestScores = 4
