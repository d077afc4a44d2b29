import { z } from 'zod'
import { type Field, type Fields, type FormContext, problem, problemsIn, type ValuesOf } from '../field.ts'

/** The stored schemas of fields, as a zod shape. */
export function storedShape<F extends Fields>(fields: F) {
  const shape = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.stored]))
  return shape as { [Key in keyof F]: z.ZodType<ValuesOf<F>[Key]> }
}

/** The draft schemas of fields, as a zod shape in which everything may be absent. */
export function openShape(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, { draft }]) => [key, draft.nullable().optional()]),
  )
}

/** An object of a form: a field that nobody named is refused. */
export function strict<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, { error: 'unknownField' })
}

/** The schemas that read fields as they are typed, as a zod shape. */
export function formShape<F extends Fields>(fields: F, context: FormContext) {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.form(context)]))
}

/** Reads a field that may be left open: nothing typed is undefined, a row may lack cells, anything wrong is still said. */
export function mayBeOpen(field: Field, context: FormContext) {
  if (field.unfinished) return field.unfinished(context)
  return z
    .unknown()
    .optional()
    .transform((input, ctx) => {
      const result = field.form(context).safeParse(input)
      if (result.success) return result.data
      const found = problemsIn(result.error)
      const open = found.every(({ path, code }) => path.length === 0 && (code === 'empty' || code === 'none'))
      return open ? undefined : problem(ctx, ...found)
    })
}
