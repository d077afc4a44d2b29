import { z } from 'zod'
import { parseMoney } from '#app/domain/money.ts'
import { type DecisionDraft, decisionOutcomes } from '#app/domain/panel/decision.ts'
import { type Criterion, criteria } from '#app/domain/panel/rubric.ts'

const longest = 2_000
const text = z.string().trim().max(longest, { error: 'tooLong' }).optional().default('')

/** A decision as it is posted: one condition a line, one reason a V. What belongs to the other outcome is left alone. */
export const DecisionPost = z
  .strictObject({
    operation: z.uuid(),
    outcome: z.enum(decisionOutcomes, { error: 'empty' }),
    amount: text,
    conditions: text,
    reason_voornemen: text,
    reason_verbinding: text,
    reason_verandering: text,
    reason_vooruitgang: text,
    reason_verantwoording: text,
    anotherWay: text,
    departureReason: text,
  })
  .superRefine((form, ctx) => {
    const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
    const amount = parseMoney(form.amount)
    if (form.outcome === 'award' && (amount === null || amount <= 0))
      wrong('amount', form.amount === '' ? 'empty' : 'wrong')
    if (form.outcome === 'decline' && form.anotherWay === '') wrong('anotherWay', 'empty')
    for (const criterion of criteria)
      if (form[reasonField(criterion)] === '') wrong(reasonField(criterion), 'empty')
    if (linesOf(form.conditions).some((line) => line.length > 300)) wrong('conditions', 'lineTooLong')
  })

export type DecisionFields = z.output<typeof DecisionPost>

export function reasonField<C extends Criterion>(criterion: C): `reason_${C}` {
  return `reason_${criterion}`
}

/** What the posted form means: the decision that is prepared. */
export function draftIn(form: DecisionFields): DecisionDraft {
  return {
    outcome: form.outcome,
    amount: form.outcome === 'award' ? parseMoney(form.amount) : null,
    conditions: linesOf(form.conditions),
    reasons: Object.fromEntries(criteria.map((criterion) => [criterion, form[reasonField(criterion)]])),
    anotherWay: form.anotherWay || null,
    departureReason: form.departureReason || null,
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
