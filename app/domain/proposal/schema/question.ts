import { z } from 'zod'
import {
  type Field,
  type Fields,
  type FormContext,
  fieldsAt,
  isShown,
  openWhenShown,
  type Problem,
  problem,
  problemsIn,
  type ValuesOf,
} from '../field.ts'
import { formShape, mayBeOpen, storedShape, strict } from './shapes.ts'

/** One page of the form: a question or a tight group. `when` tells for which answers of its section it is asked. */
export type Question<F extends Fields = Fields> = {
  fields: F
  /** Parses the answers of the page back from the database. */
  stored: z.ZodType
  when(answers: Record<string, unknown>): boolean
  check(values: ValuesOf<F>, context: FormContext): Problem[]
}
export type Questions = Record<string, Question>

/** What every form with effect carries beside its fields: the operation's uuid, and the version it was made from. */
export type Envelope = { operation: string; version: number | null }

/** A page, asked always unless `when` says otherwise. Fields that are asked now and then are checked with it. */
export function question<F extends Fields>(
  fields: F,
  rules: Partial<Pick<Question<F>, 'when' | 'check'>> = {},
): Question<F> {
  return {
    fields,
    stored: z.object(storedShape(fields)),
    when: rules.when ?? (() => true),
    check: (values, context) => [...openWhenShown(fields, values), ...(rules.check?.(values, context) ?? [])],
  }
}

/** The page as a version of the form asks it; null when that version does not ask it at all. */
export function questionAt(asked: Question, version: number): Question | null {
  const fields = fieldsAt(asked.fields, version)
  if (Object.keys(fields).length === 0) return null
  const whole = Object.keys(fields).length === Object.keys(asked.fields).length
  const check: Question['check'] = (values, context) =>
    asked
      .check(whole ? values : filledUpTo(asked.fields, values), context)
      .filter(({ path }) => String(path[0]) in fields)
  return { ...asked, fields, stored: z.object(storedShape(fields)), check }
}

/**
 * The schema of one page. Input: the strings of a form (as Conform hands them over); output: stored values with
 * `operation` and `version`. A field nobody named is refused with `unknownField`.
 */
export function pageSchema<F extends Fields>(asked: Question<F>, context: FormContext = {}) {
  return formSchema(asked.fields, context, (values) => asked.check(values, context))
}

/**
 * The schema of a page that somebody leaves before it is whole: an empty field stays open (undefined), everything
 * else is read as `pageSchema` does. What was typed wrong is still refused, so that nothing typed is dropped.
 */
export function unfinishedPageSchema<F extends Fields>(
  asked: Question<F>,
  context: FormContext = {},
): z.ZodType<Partial<ValuesOf<F>> & Envelope> {
  const fields = Object.entries(asked.fields).map(([key, field]) => [key, mayBeOpen(field, context)])
  const schema = strict({ ...envelope, ...Object.fromEntries(fields) }) as unknown as z.ZodType<
    Partial<ValuesOf<F>> & Envelope & ConformFields
  >
  return schema.transform(({ __intent__, __state__, ...values }, ctx) => {
    const read = values as unknown as Partial<ValuesOf<F>> & Envelope
    const whole = Object.keys(asked.fields).every((key) => read[key] !== undefined)
    const checked = whole ? asked.check(read as unknown as ValuesOf<F>, context) : []
    const found = checked.filter(({ code }) => code !== 'empty')
    return found.length > 0 ? problem(ctx, ...found) : read
  })
}

/**
 * The schema of a page of which what reads well is saved, while somebody still types or when something on it is wrong: a
 * field or a cell of a row that does not read well keeps what is `saved` of it, and what is half done on the page is not
 * judged. Only a field nobody named is refused.
 */
export function typingPageSchema<F extends Fields>(
  asked: Question<F>,
  context: FormContext,
  saved: Record<string, unknown>,
): z.ZodType<Partial<ValuesOf<F>> & Envelope> {
  const fields = Object.entries(asked.fields).map(([key, field]) => {
    const soFar = z.unknown().optional()
    return [key, soFar.transform((input) => readSoFar(field, context, input, saved[key]))]
  })
  const schema = strict({ ...envelope, ...Object.fromEntries(fields) }) as unknown as z.ZodType<
    Partial<ValuesOf<F>> & Envelope & ConformFields
  >
  return schema.transform(
    ({ __intent__, __state__, ...values }) => values as unknown as Partial<ValuesOf<F>> & Envelope,
  )
}

/** What reads well of a field; of rows every cell that does, with what is saved in the place of one that does not. */
function readSoFar(field: Field, context: FormContext, input: unknown, saved: unknown): unknown {
  const schema = mayBeOpen(field, context)
  const read = schema.safeParse(input)
  if (read.success) return read.data
  const { row } = field
  if (!row || !Array.isArray(input)) return saved
  const before = Array.isArray(saved) ? (saved as Record<string, unknown>[]) : []
  const wrong = new Map(problemsIn(read.error).map(({ path }) => [`${path[0]}.${path[1]}`, path]))
  const right = input.map((cells, at) => withoutWrong(cells, (key) => wrong.has(`${at}.${key}`)))
  const again = schema.safeParse(right)
  if (!again.success) return saved
  const ids = input.map((cells) => (cells as { id?: unknown } | undefined)?.id)
  return (again.data as Record<string, unknown>[]).map((values) => {
    const at = ids.indexOf(values.id)
    const old = before.find(({ id }) => id === values.id)
    const kept = Object.keys(row).filter((key) => wrong.has(`${at}.${key}`) && old?.[key] !== undefined)
    return { ...values, ...Object.fromEntries(kept.map((key) => [key, old?.[key]])) }
  })
}

function withoutWrong(cells: unknown, isWrong: (key: string) => boolean): unknown {
  if (typeof cells !== 'object' || cells === null) return cells
  return Object.fromEntries(Object.entries(cells).filter(([key]) => !isWrong(key)))
}

/** The schema of any form made of fields, with its envelope; see `pageSchema`. */
export function formSchema<F extends Fields>(
  fields: F,
  context: FormContext = {},
  check: (values: ValuesOf<F>) => Problem[] = () => [],
): z.ZodType<ValuesOf<F> & Envelope> {
  const shape = { ...envelope, ...formShape(fields, context) }
  const schema = strict(shape) as unknown as z.ZodType<ValuesOf<F> & Envelope & ConformFields>
  return schema.transform(({ __intent__, __state__, ...values }, ctx) => {
    const read = values as unknown as ValuesOf<F> & Envelope
    const found = check(read)
    return found.length > 0 ? problem(ctx, ...found) : read
  })
}

/** Only the answers of a page, without the envelope. */
export function answersOf<F extends Fields>(asked: Question<F>, values: ValuesOf<F>): ValuesOf<F> {
  return Object.fromEntries(Object.keys(asked.fields).map((key) => [key, values[key]])) as ValuesOf<F>
}

/** Is everything there that this page asks, and does it hold together? */
export function isAnswered(asked: Question, answers: Record<string, unknown>): boolean {
  const values = withBlanks(asked.fields, answers)
  return asked.stored.safeParse(values).success && asked.check(values, {}).length === 0
}

/** The answers with optional fields that were never shown filled in as empty, and those that are not asked left out. */
export function withBlanks(fields: Fields, answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      isShown(field, answers) ? (answers[key] ?? field.blank) : null,
    ]),
  )
}

/** Fields that this version of the form does not ask yet hold null, in rows as well: what was sent before reads like it. */
export function filledUpTo(fields: Fields, answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const answer = answers[key]
      if (answer === undefined) return field.since > 1 ? [[key, null]] : []
      const { row } = field
      if (!row || !Array.isArray(answer)) return [[key, answer]]
      return [[key, answer.map((saved) => ({ id: saved.id, ...filledUpTo(row, saved) }))]]
    }),
  )
}

type ConformFields = { __intent__?: unknown; __state__?: unknown }

const envelope = {
  operation: z.uuid({ error: 'unknownField' }),
  version: z
    .string({ error: 'unknownField' })
    .regex(/^\d{1,9}$/, 'unknownField')
    .optional()
    .transform((typed) => (typed === undefined ? null : Number(typed))),
  __intent__: z.unknown().optional(),
  __state__: z.unknown().optional(),
}
