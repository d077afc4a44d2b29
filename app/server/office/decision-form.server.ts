import { z } from 'zod'
import { parseDay } from '#app/domain/calendar.ts'
import { parseMoney } from '#app/domain/money.ts'
import type { DecisionDraft } from '#app/domain/panel/decision.ts'
import { declineGrounds, waitingGrounds } from '#app/domain/panel/ground.ts'
import { type Criterion, criteria } from '#app/domain/panel/rubric.ts'
import { decisionOutcomes } from '#app/domain/panel/says.ts'

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
    strengths: text,
    ground: z.enum(declineGrounds).optional(),
    rule: text,
    waitingPlace: text,
    waitingUntil: text,
    waitingGround: z.enum(waitingGrounds).optional(),
    lowerReason: text,
    anotherWay: text,
    departureReason: text,
  })
  .superRefine((form, ctx) => {
    const wrong = (field: string, message: string) => ctx.addIssue({ code: 'custom', path: [field], message })
    const amount = parseMoney(form.amount)
    if (form.outcome === 'award' && (amount === null || amount <= 0))
      wrong('amount', form.amount === '' ? 'empty' : 'wrong')
    if (form.outcome === 'decline' && form.anotherWay === '') wrong('anotherWay', 'empty')
    if (form.outcome === 'decline' && form.ground === 'rules' && form.rule === '') wrong('rule', 'empty')
    if (form.outcome === 'wait' && placeIn(form.waitingPlace) === null) wrong('waitingPlace', 'empty')
    if (form.outcome === 'wait' && parseDay(form.waitingUntil) === null) wrong('waitingUntil', 'empty')
    for (const criterion of criteria)
      if (form[reasonField(criterion)] === '') wrong(reasonField(criterion), 'empty')
    if (linesOf(form.conditions).some((line) => line.length > 300)) wrong('conditions', 'lineTooLong')
    if (linesOf(form.strengths).some((line) => line.length > 300)) wrong('strengths', 'lineTooLong')
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
    strengths: linesOf(form.strengths),
    ground: form.ground ?? null,
    rule: form.rule || null,
    waitingPlace: placeIn(form.waitingPlace),
    waitingUntil: parseDay(form.waitingUntil),
    waitingGround: form.waitingGround ?? null,
    lowerReason: form.lowerReason || null,
    anotherWay: form.anotherWay || null,
    departureReason: form.departureReason || null,
  }
}

/** A place on a list as it was typed; null when it is none. */
function placeIn(typed: string): number | null {
  return /^[1-9]\d{0,3}$/.test(typed) ? Number(typed) : null
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
