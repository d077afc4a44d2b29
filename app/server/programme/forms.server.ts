import { z } from 'zod'
import { partnerAnswers } from '#app/domain/partner.ts'
import { type Field, problem } from '#app/domain/proposal/field.ts'
import * as fields from '#app/domain/proposal/fields.ts'
import { partnerKinds } from '#app/domain/proposal/schema/verbinding.ts'
import { parseNumber } from '#app/domain/proposal/typing.ts'
import { planKinds } from '#app/domain/results/annual-report-facts.ts'
import { directions, type IndicatorType, qualifiers, valueSchema } from '#app/domain/results/indicator.ts'
import { editableTypes } from '#app/domain/results/programme-edit.ts'

const read = <Value>(field: Field<Value>) => field.form({})
const maybe = <Value>(field: Field<Value>) => fields.optional(field).form({})
const envelope = {
  operation: z.uuid({ error: 'unknownField' }),
  seen: z.string().max(100, { error: 'unknownField' }).default(''),
}

function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...envelope, ...shape }, { error: 'unknownField' })
}

/** A number as it is typed, broken or whole: `1.250`, `2,5`. */
const number = z
  .string()
  .optional()
  .transform((typed = '', ctx) => {
    if (typed.trim() === '') return null
    const value = parseNumber(typed)
    return value === null || value < 0 ? problem(ctx, { path: [], code: 'wrong' }) : value
  })

export const PillarPost = strict({ name: read(fields.text(80)), goal: read(fields.longText(120)) })

export const NeighbourhoodPost = strict({ name: read(fields.text(80)), parent: maybe(fields.text(100)) })

export const IndicatorPost = strict({
  code: z
    .string({ error: 'empty' })
    .trim()
    .regex(/^[A-Za-z0-9-]{1,12}$/, { error: 'wrong' }),
  name: read(fields.text(200)),
  unit: read(fields.text(40)),
  type: z.enum(editableTypes as [IndicatorType, ...IndicatorType[]], { error: 'empty' }),
  direction: z.enum(directions, { error: 'empty' }),
  pillar: maybe(fields.text(100)),
  subsetOf: maybe(fields.text(20)),
  source: maybe(fields.text(200)),
  measuredBy: maybe(fields.text(120)),
})

export const PlanPost = strict({
  year: z.coerce
    .number({ error: 'wrong' })
    .int({ error: 'wrong' })
    .min(1990, { error: 'wrong' })
    .max(2100, { error: 'wrong' }),
  kind: z.enum(planKinds, { error: 'empty' }),
  pillar: maybe(fields.text(100)),
  label: read(fields.text(120)),
  plan: maybe(fields.longText(250)),
  execution: maybe(fields.longText(250)),
  source: read(fields.text(200)),
})

export const PartnerPost = strict({
  name: read(fields.text(140)),
  kind: z.enum(partnerKinds, { error: 'empty' }),
  email: maybe(fields.email()),
})

/** What a partner says: yes or no, with a few words beside it. */
export const partnerReply = {
  answer: z.enum(partnerAnswers, { error: 'empty' }),
  remark: z
    .string()
    .trim()
    .max(500, { error: 'tooLong' })
    .optional()
    .transform((said) => said || null),
}
export const PartnerNotePost = z.strictObject({ operation: z.uuid(), ...partnerReply })

/** How many people are in two counts; without a most it is exactly so many. */
export const OverlapPost = strict({
  one: read(fields.text(100)),
  other: read(fields.text(100)),
  least: number,
  most: number,
  source: read(fields.text(200)),
}).superRefine(({ least, most }, ctx) => {
  const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
  if (least === null) return wrong('least', 'empty')
  if (!Number.isInteger(least)) wrong('least', 'wrong')
  if (most !== null && (!Number.isInteger(most) || most < least)) wrong('most', 'wrong')
})

const places = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((chosen = []) => [...new Set(chosen.filter((one) => one !== ''))])

/** A figure of an indicator of this type: a range does not run backwards, a percentage has what it is out of. */
export function figurePost(type: IndicatorType) {
  return strict({
    value: number,
    valueMax: number,
    denominator: number,
    qualifier: z.enum(qualifiers, { error: 'empty' }),
    period: read(fields.text(40)),
    places,
    published: z
      .literal('on')
      .optional()
      .transform((value) => value === 'on'),
    baseline: z
      .literal('on')
      .optional()
      .transform((value) => value === 'on'),
    source: read(fields.text(200)),
    quote: maybe(fields.longText(80)),
  }).superRefine(({ value, valueMax, denominator, qualifier }, ctx) => {
    if (value === null) return ctx.addIssue({ code: 'custom', path: ['value'], message: 'empty' })
    const judged = valueSchema(type).safeParse({ value, valueMax, denominator, qualifier })
    for (const issue of judged.error?.issues ?? [])
      ctx.addIssue({ code: 'custom', path: [...issue.path], message: 'wrong' })
  })
}

export const TargetPost = strict({
  value: number,
  period: maybe(fields.text(40)),
  source: read(fields.text(200)),
}).superRefine(({ value }, ctx) => {
  if (value === null) ctx.addIssue({ code: 'custom', path: ['value'], message: 'empty' })
})
