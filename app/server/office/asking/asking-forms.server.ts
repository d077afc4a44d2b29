import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { formHash } from '#app/commands/edit-round-form.server.ts'
import type { FormChange, PageText, QuestionText } from '#app/domain/proposal/extra/change.ts'
import {
  answersTo,
  type Condition,
  type ExtraForm,
  type ExtraPage,
  type ExtraQuestion,
  extraKinds,
} from '#app/domain/proposal/extra/extra-form.ts'
import { canBeDependedOn } from '#app/domain/proposal/extra/judge.ts'
import { labelOf } from '#app/i18n/extra-words.server.ts'
import { notFound } from '../../answers.server.ts'
import type { Asking } from './asking-page.server.ts'
import { kindWord } from './asking-page.server.ts'

const envelope = { operation: z.uuid({ error: 'unknownField' }), seen: z.string().max(100) }
const hint = z.string().trim().max(600, { error: 'tooLong' }).default('')
const box = z
  .literal('on')
  .optional()
  .transform((typed) => typed === 'on')

/** Ticked answers, `q2:yes`, of one question. */
const condition = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((ticked = [], ctx): Condition | null => {
    const parts = ticked.map((one) => /^(q\d{1,4}):(\w+)$/.exec(one))
    const questions = new Set(parts.map((part) => part?.[1]))
    if (ticked.length === 0) return null
    if (questions.size === 1 && parts.every((part) => part))
      return { question: parts[0]?.[1] as string, is: parts.map((part) => part?.[2] as string) }
    ctx.issues.push({ code: 'custom', message: 'wrong', input: ticked })
    return z.NEVER
  })

const bound = (least: number, most: number) =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed, ctx) => {
      if (typed === '') return null
      const number = /^-?\d{1,9}$/.test(typed.replace(/[.\s]/g, ''))
        ? Number(typed.replace(/[.\s]/g, ''))
        : null
      if (number !== null && number >= least && number <= most) return number
      ctx.issues.push({ code: 'custom', message: 'wrong', input: typed })
      return z.NEVER
    })

/** A page as it is posted; `remove` takes it away. */
export const PagePost = z
  .strictObject({
    ...envelope,
    title: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(120, { error: 'tooLong' }),
    hint,
    showIf: condition,
  })
  .transform(({ operation, seen, ...text }) => ({ operation, seen, text: text satisfies PageText }))

/** A question as it is posted. */
export const QuestionPost = z
  .strictObject({
    ...envelope,
    kind: z.enum(extraKinds, { error: 'empty' }),
    label: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(200, { error: 'tooLong' }),
    hint,
    optional: box,
    officeOnly: box,
    options: z
      .string()
      .max(7_000, { error: 'tooLong' })
      .default('')
      .transform((typed) =>
        typed
          .split(/\r?\n/)
          .map((line) => line.replace(/\s+/g, ' ').trim())
          .filter(Boolean),
      )
      .refine((lines) => lines.every((line) => line.length <= 200), { error: 'tooLong' }),
    most: bound(1, 1_000),
    min: bound(-999_999_999, 999_999_999),
    max: bound(-999_999_999, 999_999_999),
    showIf: condition,
  })
  .transform(({ operation, seen, ...text }) => ({ operation, seen, text: text satisfies QuestionText }))

/** The buttons on the page with all questions. */
export const ActPost = z
  .strictObject({
    ...envelope,
    act: z.enum(['move-page', 'move-question', 'remove-page', 'remove-question']),
    key: z.string().regex(/^[pq]\d{1,4}$/),
    by: z.enum(['up', 'down']).default('up'),
  })
  .transform(({ act, key, by, ...rest }) => ({ ...rest, change: actOf(act, key, by === 'up' ? -1 : 1) }))

export const UsePost = z.strictObject({
  ...envelope,
  reason: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(600, { error: 'tooLong' }),
})

export const HelpPost = z.strictObject({ ...envelope, text: hint })

function actOf(
  act: 'move-page' | 'move-question' | 'remove-page' | 'remove-question',
  key: string,
  by: -1 | 1,
): FormChange {
  if (act === 'move-page') return { act, page: key, by }
  if (act === 'move-question') return { act, question: key, by }
  return act === 'remove-page' ? { act, page: key } : { act, question: key }
}

/** A page to be changed, or a new one; not found for a key that is not there. */
export function pageForm({ form, round }: Asking, key: string | undefined) {
  const at = form.pages.findIndex((page) => page.key === key)
  const page = form.pages[at]
  if (!page && key !== 'new') throw notFound()
  const before = form.pages.slice(0, page ? at : form.pages.length).filter(({ showIf }) => showIf === null)
  return {
    ...common(form, round),
    key: page?.key ?? null,
    fields: { title: page?.title ?? '', hint: page?.hint ?? '' },
    dependsOn: ticked(page?.showIf ?? null),
    answers: answersOf(before),
  }
}

/** A question to be changed, or a new one on a page. */
export function questionForm({ form, round }: Asking, pageKey: string | undefined, key: string | undefined) {
  const page = form.pages.find((one) => one.key === pageKey)
  const at = page?.questions.findIndex((one) => one.key === key) ?? -1
  const one = page?.questions[at]
  if (!page || (!one && key !== 'new')) throw notFound()
  const before = page.questions.slice(0, one ? at : page.questions.length)
  return {
    ...common(form, round),
    page: { key: page.key, title: page.title },
    key: one?.key ?? null,
    fields: fieldsOf(one),
    boxes: { optional: one?.optional ?? false, officeOnly: one?.officeOnly ?? false },
    kinds: extraKinds.map((value) => ({ value, label: kindWord(value) })),
    dependsOn: ticked(one?.showIf ?? null),
    answers: answersOf([{ ...page, questions: before }]),
  }
}

function common(form: ExtraForm, { id, name }: Asking['round']) {
  return { id, name, seen: formHash(form), operation: randomUUID() }
}

function fieldsOf(one: ExtraQuestion | undefined) {
  const typed = (number: number | null | undefined) => (typeof number === 'number' ? String(number) : '')
  return {
    kind: one?.kind ?? '',
    label: one?.label ?? '',
    hint: one?.hint ?? '',
    options: one?.options.map(({ label }) => label).join('\n') ?? '',
    most: typed(one?.most),
    min: typed(one?.min),
    max: typed(one?.max),
  }
}

function ticked(on: Condition | null): string[] {
  return on ? on.is.map((value) => `${on.question}:${value}`) : []
}

/** The answers that something may depend on, as choices: "Huurt u?: Ja". */
function answersOf(pages: readonly ExtraPage[]) {
  return pages
    .flatMap(({ questions }) => questions)
    .filter(canBeDependedOn)
    .flatMap((one) =>
      answersTo(one).map((value) => ({
        value: `${one.key}:${value}`,
        label: `${one.label} ${labelOf(one, value)}`,
      })),
    )
}

export const DropPost = z.strictObject({ operation: envelope.operation, drop: z.literal('on') })
