import { z } from 'zod'
import { type Field, isBlank } from '../../proposal/field.ts'
import * as fields from '../../proposal/fields.ts'
import { parseNumber } from '../../proposal/typing.ts'

export const rowId = z.string().min(1).max(100)

/** A field as the proposal's form knows it, read the same way here. */
export const read = <Value>(field: Field<Value>) => field.form({})
export const maybe = <Value>(field: Field<Value>) => fields.optional(field).form({})

export const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on')

/** Boxes of one name, each ticked value once. */
export const several = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((chosen = []) => [...new Set(chosen.filter((one) => one !== ''))])

/** A share as people type it ("1,5"), in basis points. */
export const percent = (most = 100) =>
  z
    .string()
    .optional()
    .transform((typed = '', context) => {
      if (typed.trim() === '') return null
      const number = parseNumber(typed.replace('%', '').trim())
      const basisPoints = number === null ? Number.NaN : Math.round(number * 100)
      if (basisPoints >= 0 && basisPoints <= most * 100) return basisPoints
      context.addIssue({ code: 'custom', message: 'outOfRange' })
      return z.NEVER
    })

/** Rows of a list; one in which nothing was typed is left out. */
export function rows<Shape extends z.ZodRawShape>(
  shape: Shape,
  typed: readonly (keyof Shape & string)[],
  least: number,
  most: number,
  /** The name in a row that is open although each by itself is right. */
  openIn: (row: z.output<z.ZodObject<Shape>>) => string | null = () => null,
) {
  const isOpen = (row: unknown) =>
    typeof row === 'object' &&
    row !== null &&
    typed.some((name) => !isBlank((row as Record<string, unknown>)[name]))
  return z.preprocess(
    (list) => (Array.isArray(list) ? list.filter(isOpen) : []),
    z
      .array(
        z.strictObject(shape, { error: 'unknownField' }).superRefine((row, context) => {
          const name = openIn(row as z.output<z.ZodObject<Shape>>)
          if (name !== null) context.addIssue({ code: 'custom', path: [name], message: 'empty' })
        }),
      )
      .min(least, { error: 'empty' })
      .max(most, { error: 'tooMany' }),
  )
}
