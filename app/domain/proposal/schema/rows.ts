import { z } from 'zod'
import {
  type Field,
  type Fields,
  fieldsAt,
  isBlank,
  type Problem,
  problem,
  problemsIn,
  type ValuesOf,
} from '../field.ts'
import { formShape, mayBeOpen, openShape, storedShape, strict } from './shapes.ts'

export type Row<F extends Fields> = ValuesOf<F> & { id: string }
type RowRule<F extends Fields> = (row: Row<F>) => { field: keyof F & string; code: string }[]

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
  const openRow = z.object({ id: z.string().min(1), ...openShape(row) }) as unknown as z.ZodType<Row<F>>
  return {
    kind: 'rows',
    optional: limits.minRows === 0,
    blank: limits.minRows === 0 ? [] : undefined,
    limits,
    row,
    since: 1,
    at: (version) => rows(fieldsAt(row, version) as F, limits, rule),
    stored: z.array(storedRow.refine((values) => rule(values).length === 0)).min(limits.minRows),
    draft: z.array(openRow),
    form: (context) => {
      const schema = strict({ id: rowId, ...formShape(row, context) }) as unknown as z.ZodType<Row<F>>
      return readRows(schema, rule, limits)
    },
    unfinished: (context) => {
      const open = Object.entries(row).map(([key, field]) => [key, mayBeOpen(field, context)])
      const schema = strict({ id: rowId, ...Object.fromEntries(open) }) as unknown as z.ZodType<Row<F>>
      return readRows(schema, () => [], { ...limits, minRows: 0 })
    },
  }
}

const rowId = z.uuid({ error: 'unknownField' })

function readRows<F extends Fields>(
  schema: z.ZodType<Row<F>>,
  rule: RowRule<F>,
  limits: { minRows: number; maxRows: number },
): z.ZodType<Row<F>[]> {
  return z
    .array(z.unknown(), { error: 'unknownField' })
    .optional()
    .transform((typed = [], ctx) => {
      const read = typed.flatMap((input, at) => (isBlankRow(input) ? [] : [readRow(schema, rule, input, at)]))
      if (read.length > limits.maxRows) return problem(ctx, { path: [], code: 'tooMany' })
      if (read.length < limits.minRows) return problem(ctx, { path: [], code: 'empty' })
      const found = read.flatMap(({ problems }) => problems)
      const values = read.flatMap(({ row: one }) => one ?? [])
      if (found.length > 0) return problem(ctx, ...found)
      if (new Set(values.map(({ id }) => id)).size < values.length)
        return problem(ctx, { path: [], code: 'unknownField' })
      return values
    })
}

function readRow<F extends Fields>(schema: z.ZodType<Row<F>>, rule: RowRule<F>, input: unknown, at: number) {
  const result = schema.safeParse(input)
  const problems: Problem[] = result.success
    ? rule(result.data).map(({ field, code }) => ({ path: [at, field], code }))
    : problemsIn(result.error).map(({ path, code }) => ({ path: [at, ...path], code }))
  return { row: result.data, problems }
}

function isBlankRow(input: unknown): boolean {
  if (isBlank(input)) return true
  if (typeof input !== 'object' || Array.isArray(input)) return false
  return Object.entries(input as object).every(([key, value]) => key === 'id' || isBlank(value))
}
