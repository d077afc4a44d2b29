import { z } from 'zod'
import {
  type Field,
  type Fields,
  type FormContext,
  isBlank,
  type Problem,
  problem,
  type ValuesOf,
} from '../fields.ts'

/** One page of the form: a question or a tight group. `when` tells for which answers of its section it is asked. */
export type Question<F extends Fields = Fields> = {
  fields: F
  /** Parses the answers of the page back from the database. */
  stored: z.ZodType
  when(answers: Record<string, unknown>): boolean
  check(values: ValuesOf<F>, context: FormContext): Problem[]
}
export type Questions = Record<string, Question>

export type Row<F extends Fields> = ValuesOf<F> & { id: string }
type RowRule<F extends Fields> = (row: Row<F>) => { field: keyof F & string; code: string }[]

/** What every form with effect carries beside its fields: the operation's uuid, and the version it was made from. */
export type Envelope = { operation: string; version: number | null }

/** A page, asked always unless `when` says otherwise. */
export function question<F extends Fields>(
  fields: F,
  rules: Partial<Pick<Question<F>, 'when' | 'check'>> = {},
): Question<F> {
  const stored = z.object(storedShape(fields))
  return { fields, stored, when: rules.when ?? (() => true), check: rules.check ?? (() => []) }
}

/**
 * A field that repeats: rows with a stable `id` that the form makes when a row is added. Rows in which nothing was
 * typed are left out; problems keep the number of the row as it stood in the form. `minRows: 0` makes it optional.
 */
export function rows<F extends Fields>(
  row: F,
  limits: { minRows: number; maxRows: number },
  rule: RowRule<F> = () => [],
): Field<Row<F>[]> {
  const storedRow = z.object({ id: z.string().min(1), ...storedShape(row) }) as unknown as z.ZodType<Row<F>>
  return {
    kind: 'rows',
    optional: limits.minRows === 0,
    blank: limits.minRows === 0 ? [] : undefined,
    limits,
    row,
    stored: z.array(storedRow.refine((values) => rule(values).length === 0)).min(limits.minRows),
    form: (context) => {
      const schema = strict({
        id: z.uuid({ error: 'unknownField' }),
        ...formShape(row, context),
      }) as unknown as z.ZodType<Row<F>>
      return z
        .array(z.unknown(), { error: 'unknownField' })
        .optional()
        .transform((typed = [], ctx) => {
          const read = typed.flatMap((input, at) =>
            isBlankRow(input) ? [] : [readRow(schema, rule, input, at)],
          )
          if (read.length > limits.maxRows) return problem(ctx, { path: [], code: 'tooMany' })
          if (read.length < limits.minRows) return problem(ctx, { path: [], code: 'empty' })
          const found = read.flatMap(({ problems }) => problems)
          const values = read.flatMap(({ row: one }) => one ?? [])
          if (found.length > 0) return problem(ctx, ...found)
          if (new Set(values.map(({ id }) => id)).size < values.length)
            return problem(ctx, { path: [], code: 'unknownField' })
          return values
        })
    },
  }
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
    const found = whole ? asked.check(read as unknown as ValuesOf<F>, context) : []
    return found.length > 0 ? problem(ctx, ...found) : read
  })
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

/** The answers with optional fields that were never shown filled in as empty. */
export function withBlanks(fields: Fields, answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, { blank }]) => [key, answers[key] ?? blank]))
}

/** The stored schemas of fields, as a zod shape. */
export function storedShape<F extends Fields>(fields: F) {
  const shape = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.stored]))
  return shape as { [Key in keyof F]: z.ZodType<ValuesOf<F>[Key]> }
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

function strict<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, { error: 'unknownField' })
}

function formShape<F extends Fields>(fields: F, context: FormContext) {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.form(context)]))
}

function mayBeOpen(field: Field, context: FormContext) {
  return z
    .unknown()
    .optional()
    .transform((input, ctx) => {
      const result = field.form(context).safeParse(input)
      if (result.success) return result.data
      const found = result.error.issues.map((issue) => ({
        path: issue.path as (string | number)[],
        code: issue.message,
      }))
      const open = found.every(({ path, code }) => path.length === 0 && code === 'empty')
      return open ? undefined : problem(ctx, ...found)
    })
}

function readRow<F extends Fields>(schema: z.ZodType<Row<F>>, rule: RowRule<F>, input: unknown, at: number) {
  const result = schema.safeParse(input)
  const problems: Problem[] = result.success
    ? rule(result.data).map(({ field, code }) => ({ path: [at, field], code }))
    : result.error.issues.map((issue) => ({ path: [at, ...(issue.path as string[])], code: issue.message }))
  return { row: result.data, problems }
}

function isBlankRow(input: unknown): boolean {
  if (isBlank(input)) return true
  if (typeof input !== 'object' || Array.isArray(input)) return false
  return Object.entries(input as object).every(([key, value]) => key === 'id' || isBlank(value))
}
